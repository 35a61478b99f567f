// Passkeys: shown where the browser knows them; what goes wrong is said in a sentence, not in the console.
(function () {
  if (window.PublicKeyCredential) {
    document.querySelectorAll('form.passkey').forEach(function (form) { form.hidden = false })
  }
  document.addEventListener('allauth.error', function (event) {
    event.preventDefault()
    var failed = document.getElementById('passkey-fehler')
    if (failed) {
      failed.hidden = false
      failed.scrollIntoView({ block: 'nearest' })
    }
  })
})()
