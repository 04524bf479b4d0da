"""The page on which the first admin chooses a name and a password.

It loads nothing from elsewhere, and the token comes from behind the ``#`` of its address.
"""

import base64
import hashlib
from typing import Final

_STYLE: Final = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 26rem; margin: 10vh auto; padding: 0 1rem; }
label { display: block; margin-top: 1rem; }
input, button { font: inherit; width: 100%; padding: .5rem; box-sizing: border-box; }
button { margin-top: 1.5rem; }
#said { margin-top: 1rem; min-height: 3rem; }
"""
_SCRIPT: Final = """
const form = document.querySelector('form'), said = document.querySelector('#said');
const token = location.hash.slice(1);
history.replaceState(null, '', location.pathname);
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const body = { token, username: form.username.value, password: form.password.value };
  if (form.full_name.value) body.full_name = form.full_name.value;
  said.textContent = 'One moment…';
  try {
    const reply = await fetch(location.pathname, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
    });
    const answer = await reply.json();
    if (answer.success) form.remove();
    said.textContent = answer.success
      ? 'Done. Sign in from the workstation with this name and password.' : answer.error.message;
  } catch { said.textContent = 'The server does not answer; try again.'; }
});
"""
PAGE: Final = f"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Wafer Studio: the first admin</title><style>{_STYLE}</style></head>
<body><h1>The first admin</h1>
<form>
<label>Username <input name="username" autocomplete="username" required minlength="3"></label>
<label>Full name (may be left empty) <input name="full_name" autocomplete="name"></label>
<label>Password <input name="password" type="password" autocomplete="new-password" required
 minlength="12" aria-describedby="rule"></label>
<p id="rule">At least 12 characters, with upper and lower case, a digit and another character.</p>
<button>Make the account</button>
</form>
<p id="said" role="status"></p>
<script>{_SCRIPT}</script></body></html>
"""


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


POLICY: Final = (
    f"default-src 'none'; style-src 'sha256-{_hash(_STYLE)}'; "
    f"script-src 'sha256-{_hash(_SCRIPT)}'; "
    "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
