package dev.rollcall.tool;

import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;

/// Being told to stop, by SIGTERM or Ctrl-C. Left to itself Java ends with 143 or 130 even when all
/// went well; a server that was told to stop and did so has done what it was asked, and says 0.
/// Whoever asks a second time does not want to wait.
///
/// Java has signals in `sun.misc.Signal` alone (module `jdk.unsupported`), which the compiler warns
/// of for good; so it is asked for by name. Where it is missing or the process was started with
/// `-Xrs`, Java's own end of the process does the same with another exit code.
final class Stopping {
    private static final int NOW = 143;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    private Stopping() {}

    /// Waits until the process is told to stop, then closes `what`, which happens once.
    static void await(Runnable what) throws InterruptedException {
        var stopping = new Stopping();
        if (!stopping.heardAsSignal()) {
            Runtime.getRuntime().addShutdownHook(
                    new Thread(stopping::waitForTheEnd, "rollcall-stop"));
        }
        stopping.asked.await();
        try {
            what.run();
        } finally {
            stopping.done.countDown();
        }
    }

    private void waitForTheEnd() {
        asked.countDown();
        try {
            done.await();
        } catch (InterruptedException now) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean heardAsSignal() {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var ours = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler},
                    (_, _, _) -> {
                        hear();
                        return null;
                    });
            for (var name : new String[] {"TERM", "INT"}) {
                signal.getMethod("handle", signal, handler).invoke(null,
                        signal.getConstructor(String.class).newInstance(name), ours);
            }
            return true;
        } catch (ReflectiveOperationException missing) {
            return false;
        }
    }

    private void hear() {
        if (asked.getCount() == 0) Runtime.getRuntime().halt(NOW);
        asked.countDown();
    }
}
