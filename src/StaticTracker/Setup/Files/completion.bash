# Completion of tracker for bash.
_tracker() {
    local line="${COMP_LINE:0:COMP_POINT}" offer word lead="" breaks
    word="${line##*[[:space:]]}"
    # To bash a word begins behind the last '@', ':' or '='; what stands before that must not be repeated.
    breaks="${COMP_WORDBREAKS//[^@:=]/}"
    if [[ -n $breaks ]]; then
        lead="${word%"${word##*[$breaks]}"}"
    fi
    COMPREPLY=()
    while IFS= read -r offer; do
        COMPREPLY+=("$(printf '%q' "${offer#"$lead"}")")
    done < <("${1/#\~/$HOME}" '[suggest]' "$line" 2>/dev/null)
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *@ ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -o default -F _tracker tracker
