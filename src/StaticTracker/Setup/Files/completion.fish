# Completion of tracker for fish.
function __tracker_offers
    set -g __tracker_offered (tracker '[suggest]' (commandline -cp | string collect) 2>/dev/null)
    test (count $__tracker_offered) -gt 0
end
complete -c tracker -n __tracker_offers -f -a '$__tracker_offered'
