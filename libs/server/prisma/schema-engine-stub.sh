#!/bin/sh
echo "Migrations are applied by DBAL: use dbal_daemon migrate." >&2
exit 86
