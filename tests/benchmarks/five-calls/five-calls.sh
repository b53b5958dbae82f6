#!/usr/bin/env bash
# Five calls with curl, signed with openssl. CURL_CA_BUNDLE and the connection string come from the environment.
set -euo pipefail

connection=$COMMUNICATION_SERVICES_CONNECTION_STRING
endpoint=${connection#endpoint=}
endpoint=${endpoint%%/;*}
host=${endpoint#https://}
key=$(printf %s "${connection##*accesskey=}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \n')

# call METHOD PATH [BODY]
call() {
  local method=$1 target="$2?api-version=2023-10-01" body=${3:-} date hash signature
  date=$(LC_ALL=C date -u '+%a, %d %b %Y %H:%M:%S GMT')
  hash=$(printf %s "$body" | openssl dgst -sha256 -binary | openssl base64 -A)
  signature=$(printf '%s\n%s\n%s;%s;%s' "$method" "$target" "$date" "$host" "$hash" \
    | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | openssl base64 -A)
  curl -fsS -X "$method" "$endpoint$target" -H "x-ms-date: $date" -H "x-ms-content-sha256: $hash" -H 'Content-Type: application/json' \
    -H "Authorization: HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=$signature" --data-binary "$body"
}

made=$(call POST /identities '{}')
id=$(sed -E 's/.*"id":"([^"]*)".*/\1/' <<<"$made")
call POST "/identities/$id/:issueAccessToken" '{"scopes":["voip"]}' >/dev/null
call POST /identities '{"createTokenWithScopes":["voip"]}' >/dev/null
call POST "/identities/$id/:revokeAccessTokens"
call DELETE "/identities/$id"
