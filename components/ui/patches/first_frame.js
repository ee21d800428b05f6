// A first visit: parts come one by one and push one another down. opening.css keeps them out of sight
// until the page's last line is there, nothing stands in for a part that is still to come, and each card
// has its words. It is shown before the charts are drawn, which holds the browser up: their places are kept.
function showWhenWhole() {
  const main = document.querySelector(".stMain");
  const missing = ":not(:has(.st-key-page-end)), :has([data-testid=stSkeleton])";
  const isWordless = (card) => !card.querySelector(".live-card");
  const isWhole = () => !main.matches(missing) &&
    ![...main.querySelectorAll('[class*="st-key-card-"]')].some(isWordless);
  let calm = 0; // frames in which nothing was missing
  const look = () => {
    calm = isWhole() ? calm + 1 : 0;
    if (calm < 2) requestAnimationFrame(look);
    else {
      main.dataset.whole = "";
      if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
    }
  };
  look();
}
showWhenWhole();
