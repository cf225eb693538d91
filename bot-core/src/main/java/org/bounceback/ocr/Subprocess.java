package org.bounceback.ocr;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bounceback.data.PrivateFiles;

/**
 * Runs a program on a file of foreign bytes: without a shell, with no name of the sender's in its
 * command, without our environment and its secrets, in a sandbox where the system allows one, and
 * within limits of time, output and, where {@code prlimit} is installed, memory, files and
 * processes.
 */
final class Subprocess {
  private static final List<String> KEPT = List.of("PATH", "TESSDATA_PREFIX");

  private final Limits limits;
  private final Optional<Path> prlimit;
  private final Sandbox sandbox;

  /**
   * Runs programs within {@code limits}.
   *
   * @param prlimit the program that sets limits of memory, if there is one
   * @param sandbox what the programs run in
   */
  Subprocess(Limits limits, Optional<Path> prlimit, Sandbox sandbox) {
    this.limits = limits;
    this.sandbox = sandbox;
    this.prlimit = prlimit;
  }

  /**
   * What the program writes when {@code input} is its standard input.
   *
   * @throws IOException when it cannot be run, fails, or reaches a limit
   */
  byte[] run(List<String> command, byte[] input) throws IOException, InterruptedException {
    Path folder = PrivateFiles.createTemporaryFolder("bounceback-picture");
    Path file = folder.resolve("input");
    try {
      PrivateFiles.writeNew(file, input);
      return run(command, folder, file);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  private byte[] run(List<String> command, Path folder, Path input)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(limited(command))
            .directory(folder.toFile())
            .redirectInput(input.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    narrow(builder.environment());
    Process process = builder.start();
    var late = CompletableFuture.delayedExecutor(limits.time().toMillis(), TimeUnit.MILLISECONDS);
    CompletableFuture<Void> watch = CompletableFuture.runAsync(process::destroyForcibly, late);
    try (InputStream output = process.getInputStream()) {
      byte[] written = output.readNBytes(limits.outputBytes() + 1);
      if (written.length > limits.outputBytes()) {
        throw new IOException("it wrote more than " + limits.outputBytes() + " bytes");
      }
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException("it ended with status " + status);
      }
      return written;
    } finally {
      watch.cancel(false);
      process.destroyForcibly();
    }
  }

  private List<String> limited(List<String> command) {
    List<String> whole = new ArrayList<>();
    if (prlimit.isPresent()) {
      whole.addAll(
          List.of(
              prlimit.get().toString(),
              "--as=" + limits.memoryBytes(),
              "--cpu=" + Math.max(1, limits.time().toSeconds()),
              "--nofile=64",
              "--core=0",
              "--fsize=0"));
      sandbox.processLimit().ifPresent(whole::add);
    }
    whole.addAll(command);
    return sandbox.around(whole);
  }

  /** One thread is enough for a page, and the others are needed elsewhere. */
  private static void narrow(Map<String, String> environment) {
    environment.keySet().retainAll(KEPT);
    environment.put("OMP_THREAD_LIMIT", "1");
    environment.put("LC_ALL", "C.UTF-8");
  }
}
