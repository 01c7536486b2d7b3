namespace StaticTracker.Serving;

/// <summary>
/// The script that a preview puts into its pages: loads a page again when the site was built anew, where it was scrolled to and with all that was chosen (which stands in the address), and lays
/// the problems of a build that failed over it. Styles are set one by one, since the pages' policy allows no inline style.
/// </summary>
internal static class ReloadScript
{
    public const string Text = """
        (function () {
          'use strict';
          var key = 'tracker-scroll ' + location.pathname;
          function boxes() { return [document.scrollingElement].concat([].slice.call(document.querySelectorAll('.scroll'))); }
          function put(places) {
            boxes().forEach(function (box, i) { if (places[i]) { box.scrollTop = places[i][0]; box.scrollLeft = places[i][1]; } });
          }
          var kept = sessionStorage.getItem(key), heatmap = document.getElementById('heatmap');
          if (kept) {
            sessionStorage.removeItem(key);
            put(JSON.parse(kept));
            // The heatmap's script makes its rows later: they are moved to the same place once more.
            if (heatmap) {
              var watch = new MutationObserver(function () {
                if (!heatmap.tBodies[0].style.height) return;
                watch.disconnect();
                put(JSON.parse(kept));
              });
              watch.observe(heatmap, { attributes: true, subtree: true, attributeFilter: ['style', 'class'] });
            }
          }

          function styled(tag, styles, text) {
            var element = document.createElement(tag);
            Object.assign(element.style, styles);
            if (text) element.textContent = text;
            return element;
          }
          function hide() {
            var box = document.getElementById('tracker-problems');
            if (box) box.remove();
          }
          function show(text) {
            hide();
            var box = styled('section', {
              position: 'fixed', inset: 'auto 1rem 1rem 1rem', zIndex: 99, maxHeight: '60vh', overflow: 'auto', padding: '1rem 1.25rem', borderRadius: '8px', border: '2px solid #b42318',
              background: '#1c1013', color: '#fbeaea', font: '13px/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace', boxShadow: '0 8px 40px rgb(0 0 0 / .4)'
            });
            box.id = 'tracker-problems';
            box.setAttribute('role', 'alert');
            var close = styled('button', { float: 'right', font: 'inherit', color: 'inherit', background: 'transparent', border: '1px solid currentColor', borderRadius: '6px', padding: '.1rem .6rem', cursor: 'pointer' }, 'Hide');
            close.addEventListener('click', hide);
            box.append(close, styled('strong', { display: 'block', marginBottom: '.4rem' }, 'The site could not be built; this is the last one that could.'));
            text.split('\n').forEach(function (line) {
              var at = /^(.+?:\d+(?::\d+)?): (.*)$/.exec(line), item = styled('div', { overflowWrap: 'anywhere' });
              if (at) item.append(styled('span', { color: '#ffb4a8', fontWeight: 600 }, at[1]), ' ' + at[2]);
              else item.textContent = line;
              box.append(item);
            });
            document.body.append(box);
          }

          addEventListener('keydown', function (e) { if (e.key === 'Escape') hide(); });
          var source = new EventSource('/.tracker/events');
          source.addEventListener('reload', function () {
            sessionStorage.setItem(key, JSON.stringify(boxes().map(function (box) { return [box.scrollTop, box.scrollLeft]; })));
            location.reload();
          });
          source.addEventListener('problems', function (e) { show(JSON.parse(e.data)); });
        })();
        """;
}
