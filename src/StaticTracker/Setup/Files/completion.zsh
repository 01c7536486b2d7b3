#compdef tracker
# Completion of tracker for zsh.
_tracker() {
    local -a offers further whole
    offers=("${(@f)$("${words[1]}" '[suggest]' "${(j: :)words[1,CURRENT]}" 2>/dev/null)}")
    offers=(${offers:#})
    further=(${(M)offers:#*@})
    whole=(${offers:#*@})
    if (( ! $#offers )); then
        _files
        return
    fi
    (( $#further )) && compadd -S '' -a further
    (( $#whole )) && compadd -a whole
}
if [[ $funcstack[1] == _tracker ]]; then
    _tracker "$@"
else
    compdef _tracker tracker
fi
