// A typed day counts on Enter, and on Tab out of its last part, as it does after a click elsewhere.
// Streamlit takes it when the field is left for something beyond its calendar, so that is told.
const FIELD = '[data-testid="stDateInputField"]';

function leave(press) {
  const field = press.target.closest?.(FIELD);
  const parts = [...(field?.querySelectorAll('[role="spinbutton"]') ?? [])];
  const isLast = press.key === "Tab" && !press.shiftKey && press.target === parts.at(-1);
  if (!parts.includes(press.target) || !(press.key === "Enter" || isLast)) return;
  const left = { bubbles: true, relatedTarget: document.querySelector(".stApp") };
  setTimeout(() => press.target.dispatchEvent(new FocusEvent("focusout", left)));
}

document.addEventListener("keydown", leave, true);
