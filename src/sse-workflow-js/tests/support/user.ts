// What the README shows, as an application in TypeScript writes it: the types of the package must bear it.
import { connect, watch, type WatchOptions, type WorkflowSnapshot } from 'sse-workflow';
import { eventSource } from 'sse-workflow/eventsource';
import { shareWorkflows } from 'sse-workflow/share';
import { useWorkflow as useInReact } from 'sse-workflow/react';
import { useWorkflow as useInVue } from 'sse-workflow/vue';
import 'sse-workflow/element';

const options: WatchOptions = {
  onSnapshot({ status, percentage, eta, nodes, problems, result }: WorkflowSnapshot, connection) {
    const left: number | undefined = eta?.ms;
    const names: string[] = Object.values(nodes).map((node) => node.name);
    const isOver: boolean = connection.ended && status !== 'running';
    console.log(percentage, left, names, problems.length, result, isOver);
  },
};
const run = watch('/api/v1/workflows/42/events', options);
run.close();

const connection = connect('/stream', {
  token: async () => 'fresh',
  transport: eventSource(),
  onState: ({ status, delay, error }) => console.log(status, delay, error),
  onGap: ({ requested, firstAvailable }) => console.log(requested, firstAvailable),
});
for await (const { type, data, lastEventId } of connection) console.log(type, data, lastEventId);

const hub = shareWorkflows('/api/v1/workflows');
hub.watch('42', options);
useInReact('42', { watch: hub.watch });
useInVue('42', { watch: hub.watch });
