// Logging an activity: giving back has no sides of the triangle, so the fields step aside.
const form = document.querySelector("[data-claim]");
if (form) {
  const sides = form.querySelector("[data-sides]");
  const category = form.elements.category;
  const follow = () => {
    const education = category.selectedOptions[0].dataset.group === "education";
    sides.hidden = !education;
    sides.disabled = !education;
  };
  category.addEventListener("change", follow);
  follow();
}
