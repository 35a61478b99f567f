// The QR code on the slip carries the status code behind „#“, which never reaches a server.
// This only fills the field; without it people type the code.
const code = decodeURIComponent(location.hash.slice(1))
const field = document.getElementById("id_code")
if (field && /^[0-9A-Z-]{16,24}$/i.test(code)) {
  field.value = code
  history.replaceState(null, "", location.pathname)
  for (const link of document.querySelectorAll(".languages a")) link.hash = code
}
