/**
 * Reads a token from the terminal and prints its allow-listed claims; nothing leaves the machine. It waits for one line, ends by itself and needs Node alone.
 * A test runs it. No package name stands in it: a free name would be a trap for tokens.
 */
export const LOCAL_COMMAND = `node -e "process.stdin.once('data',d=>{const c=JSON.parse(Buffer.from(String(d).split('.')[1],'base64url'));for(const k of 'aud iss tid appid azp idtyp scp roles wids iat nbf exp'.split(' '))if(k in c)console.log(k,c[k]);process.exit()})"`;
