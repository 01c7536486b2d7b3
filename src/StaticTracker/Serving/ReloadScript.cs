namespace StaticTracker.Serving;

/// <summary>
/// The script that a preview puts into its pages: when the site was built anew, it does nothing where nothing of a page changed; where only figures of the heatmap did and its scripts are at work, it takes these alone, in the page as it is; another page is exchanged
/// for what it is now (<see cref="ExchangeScript"/>); where looks or scripts changed it is loaded again, where it was scrolled to and with all that was chosen (which stands in the address). It lays the problems of a build that failed over the page. Styles are set one by one, since the pages' policy
/// allows no inline style.
/// </summary>
internal static class ReloadScript
{
    public const string Text = """
        (function () {
          'use strict';
          var key = 'tracker-scroll ' + location.pathname;
          var preview = window.trackerPreview, boxes = preview.boxes, put = preview.put;
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

          preview.listen('keydown', function (e) { if (e.key === 'Escape') hide(); });
          var figures = /^data\/(?:heatmap|marks|weakest|cells-\d+)\.js$/, looks = /^(?:assets\/|theme\.css$|logo\.)/, frame = /data-frame="(\w+)"/, mine = document.currentScript.dataset.frame, before = Promise.resolve();
          function pathOf(address) { return decodeURIComponent(new URL(address, location.href).pathname).replace(/^\//, '').replace(/(^|\/)$/, '$1index.html'); }
          var source = new EventSource('/.tracker/events?page=' + encodeURIComponent(pathOf(location.href)));
          function sources() { return [].slice.call(document.querySelectorAll('script[src]')).map(function (e) { return pathOf(e.src); }); }
          function again() {
            sessionStorage.setItem(key, JSON.stringify(boxes().map(function (box) { return [box.scrollTop, box.scrollLeft]; })));
            location.reload();
            return new Promise(function () {});
          }
          function take(path) {
            return new Promise(function (done, failed) {
              var script = document.createElement('script');
              script.src = '/' + path + '?' + performance.now();
              script.onload = function () { script.remove(); done(); };
              script.onerror = failed;
              document.head.append(script);
            });
          }
          async function renew(changed) {
            var here = pathOf(location.href), used = sources(), own = changed && changed.filter(function (path) { return used.includes(path); });
            if (!changed || changed.some(function (path) { return looks.test(path); })) return again();
            if (!own.length && !changed.includes(here)) return hide();
            var isLive = heatmap && window.ST;
            if (isLive && (!ST.apply || !own.every(function (path) { return figures.test(path); }))) return again();
            var expected = isLive ? [] : preview.expect(), page = await (await fetch(location.pathname)).text(), now = (frame.exec(page) || [])[1];
            if (!isLive) {
              if (!await preview.exchange(page)) return again();
              expected.forEach(function (link) { link.remove(); });
              heatmap = document.getElementById('heatmap');
              mine = now;
              return hide();
            }
            // What stands around the rows is as it was.
            if (now !== mine) return again();
            // What the rows are comes before what stands in them.
            var rows = 'data/heatmap.js';
            if (own.includes(rows)) await take(rows);
            if (own.includes('data/marks.js')) { ST.sure.clear(); ST.gate.clear(); }
            await Promise.all(own.filter(function (path) { return path !== rows; }).map(take));
            hide();
            await ST.apply();
          }
          source.addEventListener('reload', function (e) {
            var changed = JSON.parse(e.data);
            before = before.then(function () { return renew(changed); }).catch(again);
          });
          source.addEventListener('problems', function (e) { show(JSON.parse(e.data)); });
        })();
        """;
}
