#!/usr/bin/env bash
# Lets others judge the protocol: the public conformance suite in both eras, the official TypeScript clients and the
# Inspector, each against the product's own door with the suite's fixtures behind it; then a client uses the house itself,
# from the quote to the receipt. Called by `./run conformance`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../../.."

NODE=node@22.23.3
SUITE=@modelcontextprotocol/conformance@0.2.0-alpha.12
INSPECTOR=@modelcontextprotocol/inspector@2.12.0
CLIENT_V1=@modelcontextprotocol/sdk@1.32.2
CLIENT_V2=@modelcontextprotocol/client@2.4.0

HERE=mcp-server/src/test/conformance
WORK=mcp-server/target/conformance

if ! command -v npm >/dev/null; then
  echo "conformance: skipped, because npm is absent; with it, ./run conformance lets the public suite judge the protocol"
  exit 0
fi

WANTED="$NODE $SUITE $INSPECTOR $CLIENT_V1 $CLIENT_V2"
mkdir -p "$WORK"
if [ "$(cat "$WORK/installed" 2>/dev/null)" != "$WANTED" ]; then
  echo '{"private": true}' >"$WORK/package.json"
  # shellcheck disable=SC2086
  (cd "$WORK" && npm install --no-audit --no-fund --no-package-lock --loglevel=error $WANTED >npm.log 2>&1) || {
    echo "conformance: skipped, because npm could not fetch the suite; see $WORK/npm.log"
    exit 0
  }
  echo "$WANTED" >"$WORK/installed"
fi
export PATH="$PWD/$WORK/node_modules/.bin:$PATH"
cp mcp-server/src/test/clients/*.mjs "$WORK/"

mvn -B -q -ntp -pl mcp-server -am test-compile dependency:build-classpath -Dmdep.includeScope=test \
  -Dmdep.outputFile="$PWD/$WORK/classpath" >"$WORK/build.log" 2>&1 || {
  tail -20 "$WORK/build.log"
  exit 1
}
"$1/bin/java" -Xmx256m -cp "mcp-server/target/test-classes:mcp-server/target/classes:$(cat "$WORK/classpath")" \
  callmeback.mcp.protocol.ConformanceServer >"$WORK/address" 2>"$WORK/server.log" &
SERVER=$!
rm -rf "$WORK/home"
export CALLMEBACK_HOME=$PWD/$WORK/home PORT=${CONFORMANCE_PORT:-23101} SANDBOX_PORT=$((${CONFORMANCE_PORT:-23101} + 1))
./run serve >"$WORK/house.log" 2>&1 &
HOUSE=$!
trap 'kill $SERVER $HOUSE 2>/dev/null || true; wait' EXIT
for _ in $(seq 150); do
  grep -q http "$WORK/address" && break
  kill -0 $SERVER 2>/dev/null || break
  sleep 0.2
done
URL=$(cat "$WORK/address")
[ -n "$URL" ] || { tail "$WORK/server.log"; exit 1; }

FAILED=0
judge() {
  local name=$1 log=$WORK/$1.log
  shift
  if timeout 300 "$@" >"$log" 2>&1; then
    echo "conformance: $name passed$(sed -n 's/^\(Total: \|first list\)\(.*\)$/ (\1\2)/p' "$log" | head -1)"
  else
    echo "conformance: $name FAILED, see $log"
    tail -15 "$log"
    FAILED=1
  fi
}

inspect() {
  mcp-inspector --cli "$URL" --transport http --method tools/list | grep -q test_simple_text
  mcp-inspector --cli "$URL" --transport http --method tools/call --tool-name test_header_param --tool-arg region=x |
    grep -q ok
  mcp-inspector --cli "$URL" --transport http --method resources/read --uri test://static-text |
    grep -q "static text resource"
}
export -f inspect
export URL

SUITE_MAIN=$WORK/node_modules/@modelcontextprotocol/conformance/dist/index.js
for revision in 2025-11-25 2026-07-28; do
  expected=()
  [ $revision = 2025-11-25 ] || expected=(--expected-failures "$HERE/expected-failures.yaml")
  judge "suite-$revision" node "$SUITE_MAIN" server --url "$URL" --requirements $revision ${expected[@]+"${expected[@]}"}
done
judge typescript-v1 node "$WORK/v1.mjs" "$URL"
judge typescript-v2-legacy node "$WORK/v2.mjs" "$URL" legacy
judge typescript-v2-auto node "$WORK/v2.mjs" "$URL" auto
judge inspector bash -euo pipefail -c inspect
for _ in $(seq 600); do
  curl -sf "http://localhost:$PORT/health/ready" >/dev/null && break
  kill -0 $HOUSE 2>/dev/null || break
  sleep 0.5
done
judge house node "$WORK/house.mjs" "http://localhost:$PORT" "http://localhost:$SANDBOX_PORT" ./run mcp
exit $FAILED
