import { environmentVariables } from "../config-environment.js";

export const help = `dbal_daemon: the guard between an app and its database

Usage: dbal_daemon [COMMAND] --config=FILE

  serve                     serve the configuration (what happens without a command)
  check-config              check configuration and access rules; print what is in effect, without secrets
  migrate [deploy]          bring the database to the present schema; --accept-data-loss lets a migration drop values that are there
  migrate status            say which migrations are applied, which wait, and what was changed beside them; fails unless all is well
  migrate --dry-run         print what deploy would run
  seed [DIR]                load rows from YAML files (spec/seed); those that exist are left alone
  user create               make an account: --username=NAME --email=ADDRESS [--role=ROLE] [--tenant-id=UUID]
                            The password is asked for; or --password-stdin, or --generate-password, which prints it once
  user list                 name the accounts: [--role=ROLE]
  user set-role NAME        --role=ROLE
  user set-password NAME    asks as \`create\` does; the account's sessions end
  user disable NAME         the account stays and can't sign in; its sessions end
  session list              the sessions that run: [--user=NAME]
  session revoke ID         end a session; --user=NAME those of an account, --all everybody's
  why --as=ROLE --op=OPERATION ENTITY [ID]
                            explain a decision by the rules: [--user=ID] [--tenant=ID] [--claim=NAME=VALUE] [--set=FIELD=VALUE] [--fields=A,B];
                            ID looks at that row of the configured database. --decision=ID explains a refusal from the audit file
  acl check [FILE]          say what the rules' author may not have meant; --strict fails on it
  acl diff OLD NEW          say who gains or loses what; --exit-code fails on a difference
  acl matrix                who may do what: [--entity=NAME] [--role=NAME] [--html=FILE]
  policy test               run policy-tests.yaml beside the rules, and the tests that follow from the rules:
                            [--tests=FILE] [--no-generated] [--reporter=text|json|junit|tap]
                            These take --acl=FILE, or the rules of --config, or the rules that are shipped
  audit verify [FILE]       find lines that were altered or removed, over files that were put aside too;
                            --after=HASH for a file that continues one that was moved away
  audit query [FILE]        find lines: [--user=ID] [--role=ROLE] [--entity=NAME] [--operation=NAME] [--code=CODE] [--address=IP]
                            [--since=TIME] [--until=TIME] [--success|--denied] [--lines=N] [--json]
  audit tail [FILE]         the last lines: --lines=N, --follow, and what \`query\` takes

  --config=FILE             YAML; or DBAL_CONFIG; or DBAL_MODE=development|production for the files that are shipped
  --help, --version

Signals: SIGTERM and SIGINT end it once running calls are done (10 s at most); SIGHUP opens the audit file anew and
reads the access rules and the certificate again.
Environment: ${environmentVariables.join(", ")}
Exit codes: 0 done, 1 failed, 2 wrong usage, 78 wrong configuration`;
