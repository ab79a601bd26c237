namespace Sse.AspNetCore;

/// <summary>Reads the events of <see cref="SelfCheckEndpoint"/> in a browser and tells whether they came one by one.</summary>
internal static class SelfCheckPage
{
    public const string Html = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <title>Event stream check</title>
        <style>body { font: 1rem system-ui; margin: 2rem; } #verdict { font-size: 1.5rem; }</style>
        <h1>Do events arrive as they are sent?</h1>
        <p id="verdict" role="status">Listening…</p>
        <ol id="ticks"></ol>
        <script>
          const times = [], source = new EventSource(location.href);
          const say = text => document.getElementById('verdict').textContent = text;
          source.addEventListener('tick', e => {
            times.push(performance.now());
            const item = document.createElement('li');
            item.textContent = `sent after ${JSON.parse(e.data).sentAfterMs} ms, ${Math.round(times.at(-1) - times[0])} ms behind the first`;
            document.getElementById('ticks').append(item);
          });
          source.addEventListener('done', () => {
            source.close();
            const spread = times.at(-1) - times[0];
            document.body.dataset.verdict = spread > 875 ? 'direct' : 'buffered';
            say(spread > 875
              ? 'Yes: nothing between this browser and the server holds events back.'
              : 'No: something between this browser and the server buffers. Turn its buffering off for text/event-stream.');
          });
          source.onerror = () => { source.close(); document.body.dataset.verdict = 'broken'; say('The connection broke before the last event.'); };
        </script>
        </html>
        """;
}
