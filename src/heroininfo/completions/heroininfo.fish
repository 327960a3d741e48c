# Completion of heroininfo for fish 3.0 and later.
# Save it as ~/.config/fish/completions/heroininfo.fish.

function __heroininfo_complete
    set -l word (commandline --current-token --cut-at-cursor)
    set -l option (string match --regex -- '^--[^=]*=' $word)
    set -lx _HEROININFO_COMPLETE (commandline --current-process --cut-at-cursor | string collect)
    for answer in (heroininfo 2>/dev/null)
        set -l parts (string split --max 2 , -- $answer)
        switch $parts[1]
            case dir
                __fish_complete_directories (string replace --regex -- '^--[^=]*=' '' $word)
            case file
                __fish_complete_path (string replace --regex -- '^--[^=]*=' '' $word)
            case plain
                printf '%s%s\t%s\n' "$option" $parts[2] $parts[3]
        end
    end
end

complete --command heroininfo --no-files --keep-order --arguments '(__heroininfo_complete)'
