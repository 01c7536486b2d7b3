namespace StaticTracker.Serving;

/// <summary>
/// The script that a preview puts before all others of a page: it exchanges what a page shows for what it shows now, without loading it again. It keeps account of what scripts hear at window and document, takes that
/// away together with the body, puts the new body in and starts its scripts on it; then it sets what the reader had set: where he scrolled to, what was open, chosen, sorted and in focus. Choices that
/// stand in the address are the scripts' own matter.
/// </summary>
internal static class ExchangeScript
{
    public const string Text = """
        (function () {
          'use strict';
          var heard = [], add = EventTarget.prototype.addEventListener;
          EventTarget.prototype.addEventListener = function (type, listener, options) {
            var target = this || window;
            if (target === window || target === document || target === document.documentElement) heard.push([target, type, listener, options]);
            return add.call(target, type, listener, options);
          };
          function all(selector, within) { return [].slice.call((within || document).querySelectorAll(selector)); }
          function boxes() { return [document.scrollingElement].concat(all('.scroll')); }
          function put(places) {
            boxes().forEach(function (box, i) {
              if (places[i] && (box.scrollTop !== places[i][0] || box.scrollLeft !== places[i][1])) { box.scrollTop = places[i][0]; box.scrollLeft = places[i][1]; }
            });
          }
          // Things of a page by what they are called, those of one name in their order.
          function named(list, nameOf) {
            var counts = {};
            return list.map(function (item) {
              var name = nameOf(item), n = counts[name] = (counts[name] || 0) + 1;
              return [name + ' ' + n, item];
            });
          }
          function details() { return named(all('main details'), function (d) { return d.id || (d.querySelector('summary') || d).textContent; }); }
          function fields() { return named(all('main input, main select, main textarea'), function (f) { return f.id || f.name || f.getAttribute('aria-label') || (f.labels && f.labels[0] ? f.labels[0].textContent : f.tagName); }); }
          function valueOf(field) { return field.type === 'checkbox' || field.type === 'radio' ? field.checked : field.value; }
          function pathOf(element) {
            var path = [];
            for (; element && element !== document.body; element = element.parentElement) path.unshift([].indexOf.call(element.parentElement.children, element));
            return path;
          }
          function noted() {
            var focus = document.activeElement;
            return {
              places: boxes().map(function (box) { return [box.scrollTop, box.scrollLeft]; }),
              details: new Map(details().map(function (d) { return [d[0], d[1].open]; })),
              fields: new Map(fields().map(function (f) { return [f[0], valueOf(f[1])]; })),
              sorted: all('main table').map(function (table) { return all('thead th', table).map(function (th) { return th.getAttribute('aria-sort'); }); }),
              focus: focus && focus !== document.body && document.body.contains(focus) ? { id: focus.id, tag: focus.tagName, path: pathOf(focus) } : null,
            };
          }
          function choose(fieldsBefore) {
            fields().forEach(function (pair) {
              var field = pair[1], was = fieldsBefore.get(pair[0]);
              if (was === undefined || was === valueOf(field) || field.type === 'file') return;
              if (typeof was === 'boolean') field.checked = was;
              else field.value = was;
              if (valueOf(field) !== was) return;
              field.dispatchEvent(new Event('input', { bubbles: true }));
              field.dispatchEvent(new Event('change', { bubbles: true }));
            });
          }
          function sort(tablesBefore) {
            all('main table').forEach(function (table, i) {
              all('thead th', table).forEach(function (th, k) {
                var was = tablesBefore[i] && tablesBefore[i][k], button = th.querySelector('button');
                for (var n = 0; was && button && n < 2 && th.getAttribute('aria-sort') !== was; n++) button.click();
              });
            });
          }
          function focus(was) {
            if (!was) return;
            var element = was.id ? document.getElementById(was.id) : was.path.reduce(function (at, i) { return at && at.children[i]; }, document.body);
            if (element && element.tagName === was.tag && element !== document.activeElement) element.focus({ preventScroll: true });
          }
          var still = function () {};
          function set(was) {
            choose(was.fields);
            sort(was.sorted);
            details().forEach(function (d) { if (was.details.has(d[0]) && d[1].open !== was.details.get(d[0])) d[1].open = was.details.get(d[0]); });
            put(was.places);
            focus(was.focus);
            // What scripts still fetch moves the page: it stays where it was until the reader moves it, or a second has passed.
            var watch = new MutationObserver(function () { put(was.places); }), events = ['wheel', 'pointerdown', 'keydown', 'touchstart'];
            function stop() {
              watch.disconnect();
              events.forEach(function (type) { removeEventListener(type, stop, true); });
            }
            still = stop;
            watch.observe(document.body, { childList: true, subtree: true });
            events.forEach(function (type) { add.call(window, type, stop, true); });
            setTimeout(stop, 1000);
          }
          function headOf(page) { return all('link[rel=stylesheet], meta[http-equiv], link[rel=icon]', page.head).map(function (e) { return e.outerHTML; }).join('\n'); }
          function isOurs(script) { return script.getAttribute('src').indexOf('/.tracker/') === 0; }
          /** Has the scripts of this page on their way before the page that will start them is there. */
          function expect() {
            return all('script[src]', document.body).filter(function (script) { return !isOurs(script); }).map(function (script) {
              var link = document.createElement('link');
              link.rel = 'preload';
              link.as = 'script';
              link.href = script.src;
              document.head.append(link);
              return link;
            });
          }
          /** Puts the page in that the text is; false: it needs another head, so that it has to be loaded. */
          async function exchange(text) {
            var page = new DOMParser().parseFromString(text, 'text/html'), was = noted(), isBroken = false;
            if (headOf(page) !== headOf(document)) return false;
            var body = document.createDocumentFragment(), kept = all('#tracker-problems, script[src^="/.tracker/"]', document.body);
            body.append.apply(body, [].slice.call(document.importNode(page.body, true).childNodes));
            var started = all('script[src]', body).map(function (script) {
              if (isOurs(script)) { script.remove(); return null; }
              var copy = document.createElement('script');
              [].forEach.call(script.attributes, function (a) { copy.setAttribute(a.name, a.value); });
              copy.async = false;
              script.replaceWith(copy);
              return new Promise(function (done) { copy.onload = done; copy.onerror = function () { isBroken = true; done(); }; });
            }).filter(Boolean);
            still();
            heard.splice(0).forEach(function (h) { h[0].removeEventListener(h[1], h[2], h[3]); });
            all('script', document.head).forEach(function (script) { if (!isOurs(script)) script.remove(); });
            document.title = page.title;
            document.documentElement.lang = page.documentElement.lang;
            function fail() { isBroken = true; }
            add.call(window, 'error', fail);
            body.append.apply(body, kept);
            // Nobody need see, and nothing need lay out, a page that its scripts are about to change.
            var main = body.querySelector('main');
            if (main) main.style.contentVisibility = 'hidden';
            document.body.replaceChildren(body);
            await Promise.all(started);
            if (main) main.style.contentVisibility = '';
            document.dispatchEvent(new Event('DOMContentLoaded', { bubbles: true }));
            set(was);
            removeEventListener('error', fail);
            return !isBroken;
          }
          window.trackerPreview = { exchange: exchange, expect: expect, listen: function (type, listener) { add.call(window, type, listener); }, boxes: boxes, put: put };
        })();
        """;
}
