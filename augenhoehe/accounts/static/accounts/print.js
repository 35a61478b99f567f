// Buttons that print appear only where printing by script is possible.
document.querySelectorAll('[data-print]').forEach(function (button) {
  button.hidden = false
  button.addEventListener('click', function () { window.print() })
})
