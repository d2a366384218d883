// Goes on to where the page is now, and takes the clause of the address along.
const link = document.querySelector("a.redirect");
if (link) location.replace(link.href.split("#")[0] + location.hash);
