// Answers that are errors are shown too: htmx would drop them.
document.addEventListener("htmx:beforeSwap", (event) => {
  if ([403, 404, 409, 422].includes(event.detail.xhr.status)) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});
