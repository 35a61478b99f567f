// „In meiner Nähe“: the device says where it is only after a press of the button; we round to about one kilometre.
(() => {
  const form = document.getElementById("angebote-suche");
  const button = form?.querySelector("[data-nearby]");
  if (!button || !navigator.geolocation) return;
  const told = document.getElementById("naehe-hinweis");
  const round = (degrees) => degrees.toFixed(2);
  button.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    told.textContent = button.dataset.waiting;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        form.elements.breite.value = round(coords.latitude);
        form.elements.laenge.value = round(coords.longitude);
        form.elements.ort.value = "";
        form.requestSubmit();
      },
      () => {
        button.disabled = false;
        told.textContent = button.dataset.refused;
      },
      { maximumAge: 600000, timeout: 15000 },
    );
  });
  // Whoever chooses a place means that one.
  form.elements.ort.addEventListener("change", () => {
    if (!form.elements.ort.value) return;
    form.elements.breite.value = form.elements.laenge.value = "";
  });
})();
