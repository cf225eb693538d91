package org.bounceback.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Reads the uptime of this machine from Linux's {@code /proc}, so that it is independent of the
 * process. On other systems it starts with the process, by {@link System#nanoTime}.
 */
public final class SystemUptime implements Supplier<Uptime> {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path UPTIME = Path.of("/proc/uptime");
  private static final int MILLIS = 1000;

  private final String process = "process-" + UUID.randomUUID();
  private final long start = System.nanoTime();

  @Override
  public Uptime get() {
    try {
      String boot = Files.readString(BOOT).strip();
      String seconds = Files.readString(UPTIME).strip().split(" ", 2)[0];
      var elapsed = Duration.ofMillis(Math.round(Double.parseDouble(seconds) * MILLIS));
      return new Uptime(boot, elapsed);
    } catch (IOException | NumberFormatException elsewhere) {
      return new Uptime(process, Duration.ofNanos(System.nanoTime() - start));
    }
  }
}
