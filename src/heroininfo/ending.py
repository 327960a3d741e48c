"""The signals that end a program: a screen that was taken is given back before they do."""

import signal

NOT_ENDING = (
    *("SIGKILL", "SIGSTOP"),  # cannot be caught
    *("SIGCHLD", "SIGCONT", "SIGURG", "SIGWINCH", "SIGINFO"),  # mean no end
    *("SIGTSTP", "SIGTTIN", "SIGTTOU"),  # stop, and go on later
    *("SIGSEGV", "SIGBUS", "SIGFPE", "SIGILL"),  # a fault would come again for ever
)
ENDING = frozenset(signal.valid_signals()) - {
    getattr(signal, name) for name in NOT_ENDING if hasattr(signal, name)
}
"""All whose end we can go before: Ctrl-C, Ctrl-\\, a window that is closed, `kill` and the rest."""
