# bash completion for tierdeck-cli
_tierdeck_cli() {
    local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}"
    local path="" next commands="" options="" words="" takes="" i
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        next="${path:+$path }${COMP_WORDS[i]}"
        case "$next" in
        'upload'|'photos'|'photos list'|'photos show'|'photos get'|'photos url'|'photos edit'|'photos delete'|'photos restore'|'photos accesses'|'photos variants'|'drafts'|'drafts list'|'drafts show'|'drafts delete'|'publish'|'unpublish'|'orders'|'orders add'|'orders list'|'migrate'|'lifecycle'|'lifecycle plan'|'lifecycle run'|'lifecycle undo'|'lifecycle runs'|'transfers'|'transfers list'|'transfers run'|'transfers retry'|'transfers cancel'|'transfers pause'|'transfers resume'|'quota'|'quota show'|'quota set'|'import'|'sync'|'backup'|'backup create'|'backup list'|'backup verify'|'backup restore'|'backup take-over'|'backup cleanup'|'health'|'log'|'stats'|'costs'|'costs forecast'|'costs bill'|'costs moves'|'costs import'|'costs reconcile'|'metrics'|'metrics lifecycle'|'usage'|'recommendations'|'alerts'|'tiers'|'check'|'duplicates'|'duplicates resolve'|'duplicates keep'|'duplicates distinct'|'duplicates decisions'|'duplicates forget'|'lab'|'receipts'|'links'|'links list'|'links revoke'|'links cleanup'|'links rotate-key'|'links upload'|'links take'|'deliver'|'provider'|'provider copy'|'catalogue'|'catalogue copy'|'serve'|'serve token'|'serve token create'|'serve token list'|'serve token revoke'|'config'|'config show'|'config set'|'config test'|'demo'|'completion'|'manual') path="$next" ;;
        esac
    done
    case "$path $prev" in
        'upload --user') words=''; takes=1 ;;
        'upload --vendor') words=''; takes=1 ;;
        'upload --draft') words=''; takes=1 ;;
        'upload --tag') words=''; takes=1 ;;
        'upload --kind') words='user cloth result'; takes=1 ;;
        'upload --rendition') words=''; takes=1 ;;
        'upload --duplicates') words='skip store'; takes=1 ;;
        'photos list --tier') words='temp hot cold'; takes=1 ;;
        'photos list --user') words=''; takes=1 ;;
        'photos list --draft') words=''; takes=1 ;;
        'photos list --tag') words=''; takes=1 ;;
        'photos list --published') words='yes no'; takes=1 ;;
        'photos list --query') words=''; takes=1 ;;
        'photos list --camera') words=''; takes=1 ;;
        'photos list --lens') words=''; takes=1 ;;
        'photos list --captured-from') words=''; takes=1 ;;
        'photos list --captured-to') words=''; takes=1 ;;
        'photos list --min-megapixels') words=''; takes=1 ;;
        'photos list --orientation') words='landscape portrait square'; takes=1 ;;
        'photos list --position') words='yes no'; takes=1 ;;
        'photos list --sort') words='photo_id upload_date last_access_date compressed_size_bytes filename draft_id'; takes=1 ;;
        'photos list --limit') words=''; takes=1 ;;
        'photos list --cursor') words=''; takes=1 ;;
        'photos get --output') words=''; takes=1 ;;
        'photos get -o') words=''; takes=1 ;;
        'photos get --variant') words=''; takes=1 ;;
        'photos url --variant') words=''; takes=1 ;;
        'photos url --expires') words=''; takes=1 ;;
        'photos url --to') words=''; takes=1 ;;
        'photos edit --add-tag') words=''; takes=1 ;;
        'photos edit --remove-tag') words=''; takes=1 ;;
        'photos edit --draft') words=''; takes=1 ;;
        'photos edit --set') words=''; takes=1 ;;
        'photos accesses --limit') words=''; takes=1 ;;
        'publish --photo') words=''; takes=1 ;;
        'orders add --id') words=''; takes=1 ;;
        'orders add --date') words=''; takes=1 ;;
        'migrate --to') words='temp hot cold'; takes=1 ;;
        'lifecycle plan --at') words=''; takes=1 ;;
        'lifecycle run --plan') words=''; takes=1 ;;
        'lifecycle run --exclude') words=''; takes=1 ;;
        'transfers list --state') words='waiting running done failed cancelled'; takes=1 ;;
        'transfers list --limit') words=''; takes=1 ;;
        'transfers retry --reason') words=''; takes=1 ;;
        'quota show --user') words=''; takes=1 ;;
        'quota show --vendor') words=''; takes=1 ;;
        'quota set --user') words=''; takes=1 ;;
        'quota set --vendor') words=''; takes=1 ;;
        'quota set --max-file') words=''; takes=1 ;;
        'quota set --max-files') words=''; takes=1 ;;
        'quota set --max-total') words=''; takes=1 ;;
        'import --user') words=''; takes=1 ;;
        'import --draft') words=''; takes=1 ;;
        'import --tag') words=''; takes=1 ;;
        'import --kind') words='user cloth result'; takes=1 ;;
        'import --root') words=''; takes=1 ;;
        'backup restore --to') words=''; takes=1 ;;
        'log --level') words='debug info warning error'; takes=1 ;;
        'log --module') words='app cli delivery http imaging links storage window'; takes=1 ;;
        'log --text') words=''; takes=1 ;;
        'log --limit') words=''; takes=1 ;;
        'costs --by') words='tier draft user kind'; takes=1 ;;
        'costs forecast --months') words=''; takes=1 ;;
        'costs forecast --set') words=''; takes=1 ;;
        'costs reconcile --bucket') words=''; takes=1 ;;
        'costs reconcile --from') words=''; takes=1 ;;
        'costs reconcile --to') words=''; takes=1 ;;
        'metrics lifecycle --days') words=''; takes=1 ;;
        'usage --user') words=''; takes=1 ;;
        'duplicates --distance') words=''; takes=1 ;;
        'duplicates --limit') words=''; takes=1 ;;
        'duplicates resolve --distance') words=''; takes=1 ;;
        'lab --sample') words=''; takes=1 ;;
        'lab --setting') words=''; takes=1 ;;
        'lab --file') words=''; takes=1 ;;
        'receipts --photo') words=''; takes=1 ;;
        'receipts --run') words=''; takes=1 ;;
        'receipts --output') words=''; takes=1 ;;
        'receipts -o') words=''; takes=1 ;;
        'links list --state') words='active expired revoked moved'; takes=1 ;;
        'links list --photo') words=''; takes=1 ;;
        'links list --query') words=''; takes=1 ;;
        'links list --limit') words=''; takes=1 ;;
        'links list --cursor') words=''; takes=1 ;;
        'links cleanup --days') words=''; takes=1 ;;
        'links upload --name') words=''; takes=1 ;;
        'links upload --type') words=''; takes=1 ;;
        'links upload --size') words=''; takes=1 ;;
        'links upload --expires') words=''; takes=1 ;;
        'links upload --to') words=''; takes=1 ;;
        'links take --user') words=''; takes=1 ;;
        'links take --draft') words=''; takes=1 ;;
        'deliver --chat') words=''; takes=1 ;;
        'deliver --size') words='thumb cover'; takes=1 ;;
        'deliver --caption') words=''; takes=1 ;;
        'provider copy --from') words='hot cold'; takes=1 ;;
        'provider copy --to') words=''; takes=1 ;;
        'serve --listen') words=''; takes=1 ;;
        'serve --rate') words=''; takes=1 ;;
        'serve --connections') words=''; takes=1 ;;
        'serve token create --role') words='viewer operator admin'; takes=1 ;;
        'serve token create --user') words=''; takes=1 ;;
        'serve token create --name') words=''; takes=1 ;;
        'config test --adopt') words='hot cold'; takes=1 ;;
        'demo --photos') words=''; takes=1 ;;
    esac
    if [[ -z $takes ]]; then
        case " $prev" in
            ' --profile') words=''; takes=1 ;;
        esac
    fi
    if [[ -n $takes ]]; then
        if [[ -n $words ]]; then
            COMPREPLY=($(compgen -W "$words" -- "$cur"))
        else
            COMPREPLY=($(compgen -f -- "$cur"))
        fi
        return
    fi
    case "$path" in
        '') commands='upload photos drafts publish unpublish orders migrate lifecycle transfers quota import sync backup health log stats costs metrics usage recommendations alerts tiers check duplicates lab receipts links deliver provider catalogue serve config demo completion manual'; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'upload') commands=''; options='--help -h --user --vendor --draft --tag --kind --public --keep-original --rendition --recursive -r --duplicates --version --profile --json --quiet -q --verbose -v' ;;
        'photos') commands='list show get url edit delete restore accesses variants'; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'photos list') commands=''; options='--help -h --tier --user --draft --tag --published --deleted --query --camera --lens --captured-from --captured-to --min-megapixels --orientation --position --sort --desc --limit --cursor --version --profile --json --quiet -q --verbose -v' ;;
        'photos show') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'photos get') commands=''; options='--help -h --output -o --variant --force --version --profile --json --quiet -q --verbose -v' ;;
        'photos url') commands=''; options='--help -h --variant --expires --download --to --version --profile --json --quiet -q --verbose -v' ;;
        'photos edit') commands=''; options='--help -h --add-tag --remove-tag --draft --pin --unpin --set --version --profile --json --quiet -q --verbose -v' ;;
        'photos delete') commands=''; options='--help -h --now --version --profile --json --quiet -q --verbose -v' ;;
        'photos restore') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'photos accesses') commands=''; options='--help -h --limit --version --profile --json --quiet -q --verbose -v' ;;
        'photos variants') commands=''; options='--help -h --all --remake --prune --version --profile --json --quiet -q --verbose -v' ;;
        'drafts') commands='list show delete'; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'drafts list') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'drafts show') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'drafts delete') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'publish') commands=''; options='--help -h --photo --version --profile --json --quiet -q --verbose -v' ;;
        'unpublish') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'orders') commands='add list'; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'orders add') commands=''; options='--help -h --id --date --version --profile --json --quiet -q --verbose -v' ;;
        'orders list') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'migrate') commands=''; options='--help -h --to --version --profile --json --quiet -q --verbose -v' ;;
        'lifecycle') commands='plan run undo runs'; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'lifecycle plan') commands=''; options='--help -h --at --version --profile --json --quiet -q --verbose -v' ;;
        'lifecycle run') commands=''; options='--help -h --dry-run --yes --plan --exclude --version --profile --json --quiet -q --verbose -v' ;;
        'lifecycle undo') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'lifecycle runs') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'transfers') commands='list run retry cancel pause resume'; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'transfers list') commands=''; options='--help -h --state --limit --version --profile --json --quiet -q --verbose -v' ;;
        'transfers run') commands=''; options='--help -h --wait --version --profile --json --quiet -q --verbose -v' ;;
        'transfers retry') commands=''; options='--help -h --reason --version --profile --json --quiet -q --verbose -v' ;;
        'transfers cancel') commands=''; options='--help -h --all --version --profile --json --quiet -q --verbose -v' ;;
        'transfers pause') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'transfers resume') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'quota') commands='show set'; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'quota show') commands=''; options='--help -h --user --vendor --version --profile --json --quiet -q --verbose -v' ;;
        'quota set') commands=''; options='--help -h --user --vendor --total --max-file --max-files --max-total --off --version --profile --json --quiet -q --verbose -v' ;;
        'import') commands=''; options='--help -h --user --draft --tag --kind --public --keep-original --root --remove-originals --dry-run --version --profile --json --quiet -q --verbose -v' ;;
        'sync') commands=''; options='--help -h --status --version --profile --json --quiet -q --verbose -v' ;;
        'backup') commands='create list verify restore take-over cleanup'; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'backup create') commands=''; options='--help -h --nightly --begin --version --profile --json --quiet -q --verbose -v' ;;
        'backup list') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'backup verify') commands=''; options='--help -h --read-data --repair --drill --version --profile --json --quiet -q --verbose -v' ;;
        'backup restore') commands=''; options='--help -h --to --take-over --photos --version --profile --json --quiet -q --verbose -v' ;;
        'backup take-over') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'backup cleanup') commands=''; options='--help -h --dry-run --yes --version --profile --json --quiet -q --verbose -v' ;;
        'health') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'log') commands=''; options='--help -h --follow --level --module --text --limit --version --profile --json --quiet -q --verbose -v' ;;
        'stats') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'costs') commands='forecast bill moves import reconcile'; options='--help -h --by --version --profile --json --quiet -q --verbose -v' ;;
        'costs forecast') commands=''; options='--help -h --months --set --version --profile --json --quiet -q --verbose -v' ;;
        'costs bill') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'costs moves') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'costs import') commands=''; options='--help -h --forget --version --profile --json --quiet -q --verbose -v' ;;
        'costs reconcile') commands=''; options='--help -h --bucket --from --to --version --profile --json --quiet -q --verbose -v' ;;
        'metrics') commands='lifecycle'; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'metrics lifecycle') commands=''; options='--help -h --days --version --profile --json --quiet -q --verbose -v' ;;
        'usage') commands=''; options='--help -h --user --version --profile --json --quiet -q --verbose -v' ;;
        'recommendations') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'alerts') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'tiers') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'check') commands=''; options='--help -h --read-data --repair --yes --budget --drill --version --profile --json --quiet -q --verbose -v' ;;
        'duplicates') commands='resolve keep distinct decisions forget'; options='--help -h --near --distance --across-drafts --limit --version --profile --json --quiet -q --verbose -v' ;;
        'duplicates resolve') commands=''; options='--help -h --near --distance --across-drafts --yes --version --profile --json --quiet -q --verbose -v' ;;
        'duplicates keep') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'duplicates distinct') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'duplicates decisions') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'duplicates forget') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'lab') commands=''; options='--help -h --sample --setting --file --version --profile --json --quiet -q --verbose -v' ;;
        'receipts') commands=''; options='--help -h --photo --run --output -o --version --profile --json --quiet -q --verbose -v' ;;
        'links') commands='list revoke cleanup rotate-key upload take'; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'links list') commands=''; options='--help -h --state --photo --query --limit --cursor --version --profile --json --quiet -q --verbose -v' ;;
        'links revoke') commands=''; options='--help -h --yes --version --profile --json --quiet -q --verbose -v' ;;
        'links cleanup') commands=''; options='--help -h --days --version --profile --json --quiet -q --verbose -v' ;;
        'links rotate-key') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'links upload') commands=''; options='--help -h --name --type --size --expires --to --version --profile --json --quiet -q --verbose -v' ;;
        'links take') commands=''; options='--help -h --user --draft --version --profile --json --quiet -q --verbose -v' ;;
        'deliver') commands=''; options='--help -h --chat --size --caption --files --one-by-one --version --profile --json --quiet -q --verbose -v' ;;
        'provider') commands='copy'; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'provider copy') commands=''; options='--help -h --from --to --switch --version --profile --json --quiet -q --verbose -v' ;;
        'catalogue') commands='copy'; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'catalogue copy') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'serve') commands='token'; options='--help -h --listen --rate --connections --version --profile --json --quiet -q --verbose -v' ;;
        'serve token') commands='create list revoke'; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'serve token create') commands=''; options='--help -h --role --user --name --version --profile --json --quiet -q --verbose -v' ;;
        'serve token list') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'serve token revoke') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'config') commands='show set test'; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'config show') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'config set') commands=''; options='--help -h --yes --version --profile --json --quiet -q --verbose -v' ;;
        'config test') commands=''; options='--help -h --adopt --version --profile --json --quiet -q --verbose -v' ;;
        'demo') commands=''; options='--help -h --photos --version --profile --json --quiet -q --verbose -v' ;;
        'completion') commands='bash zsh fish'; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
        'manual') commands=''; options='--help -h --version --profile --json --quiet -q --verbose -v' ;;
    esac
    if [[ $cur == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$cur"))
    elif [[ -n $commands ]]; then
        COMPREPLY=($(compgen -W "$commands" -- "$cur"))
    else
        COMPREPLY=($(compgen -f -- "$cur"))
    fi
}
complete -o filenames -F _tierdeck_cli tierdeck-cli
