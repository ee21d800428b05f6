// A first visit: parts come one by one and push one another down. opening.css keeps them out of sight
// until the page's last line is there and nothing stands in for a part that is still to come.
function showWhenWhole() {
  const main = document.querySelector(".stMain");
  const missing = ":not(:has(.st-key-page-end)), :has([data-testid=stSkeleton])";
  let calm = 0; // frames in which nothing was missing
  const look = () => {
    calm = main.matches(missing) ? 0 : calm + 1;
    if (calm < 6) requestAnimationFrame(look);
    else {
      main.dataset.whole = "";
      if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
    }
  };
  look();
}
