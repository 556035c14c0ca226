import { Middleware } from 'inngest';
import { log, recordError, runInScope } from '@/lib/log';
import { withSpan } from '@/lib/telemetry';

/** What `publish` notes beside an event, the request that caused it, as the journal and the relay hand it on. */
function originOf(event: object): { readonly requestId?: unknown; readonly traceparent?: unknown } {
  return 'user' in event && typeof event.user === 'object' && event.user !== null ? event.user : {};
}

/**
 * Has a function's steps belong to the request that caused its event, by whichever engine they run, and has what fails stand in the log: a
 * try that is made again as a warning, the end of all tries as an error.
 */
export class CarryScope extends Middleware.BaseMiddleware {
  readonly id = 'carry-scope';

  override async wrapFunctionHandler({ ctx, fn, next }: Middleware.WrapFunctionHandlerArgs): Promise<unknown> {
    return await runInScope(scopeOf(ctx, fn), next);
  }

  /** Steps are begun by the SDK's own loop, which has left the function's scope. */
  override async wrapStepHandler({ ctx, fn, next, stepInfo }: Middleware.WrapStepHandlerArgs): Promise<unknown> {
    const scope = scopeOf(ctx, fn);
    const about = {
      'lectern.run.id': ctx.runId,
      'lectern.request.id': scope.requestId,
      'lectern.attempt': ctx.attempt,
    };
    const name = `${fn.id()} ${stepInfo.options.id}`;
    return await runInScope(scope, () => withSpan(name, about, next, 'consumer'));
  }

  override onStepError({ error, fn, ctx, stepInfo, isFinalAttempt }: Middleware.OnStepErrorArgs): void {
    runInScope(scopeOf(ctx, fn), () => {
      recordError('A step of a workflow failed', error, {
        step: stepInfo.options.id,
        attempt: ctx.attempt,
        isFinalAttempt,
      });
    });
  }

  override onRunError({ error, fn, ctx, isFinalAttempt }: Middleware.OnRunErrorArgs): void {
    runInScope(scopeOf(ctx, fn), () => {
      recordError('A workflow failed', error, { attempt: ctx.attempt, isFinalAttempt });
      if (isFinalAttempt) {
        log.error('A workflow was given up');
      }
    });
  }
}

function scopeOf(ctx: Middleware.WrapFunctionHandlerArgs['ctx'], fn: Middleware.WrapFunctionHandlerArgs['fn']) {
  const { requestId, traceparent } = originOf(ctx.event);
  return {
    requestId: typeof requestId === 'string' ? requestId : `wfl_${ctx.runId}`,
    functionId: fn.id(),
    runId: ctx.runId,
    traceparent: typeof traceparent === 'string' ? traceparent : undefined,
  };
}
