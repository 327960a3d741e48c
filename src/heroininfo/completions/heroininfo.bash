# Completion of heroininfo for bash 3.2 and later.
# Save it as ~/.local/share/bash-completion/completions/heroininfo where bash-completion is
# installed; else source it in ~/.bashrc.

_heroininfo() {
    local kind value about path
    local word=${COMP_WORDS[COMP_CWORD]} option=
    case $word in
        --*=*) option=${word%%=*}=  word=${word#*=} ;;  # where = does not part words
        =) word= ;;
    esac
    COMPREPLY=()
    while IFS=, read -r kind value about; do
        case $kind in
            dir | file)
                while IFS= read -r path; do
                    COMPREPLY+=("$option$path")
                done < <(compgen "-${kind:0:1}" -- "$word")
                compopt -o filenames 2> /dev/null  # bash 4 and later
                ;;
            plain) COMPREPLY+=("$option$value") ;;
        esac
    done < <(_HEROININFO_COMPLETE=${COMP_LINE:0:COMP_POINT} "$1" 2> /dev/null)
}

complete -o nosort -F _heroininfo heroininfo 2> /dev/null ||  # bash 4.4 and later
    complete -F _heroininfo heroininfo
