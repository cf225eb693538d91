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
 * Runs a program on an untrusted file: without a shell, without user input in the command line,
 * without our environment and its secrets, in a sandbox if the system allows one, and within limits
 * of time and output. If {@code prlimit} is installed, memory, files and processes are limited too.
 */
final class Subprocess {
  private static final List<String> PASSED_VARIABLES = List.of("PATH", "TESSDATA_PREFIX");

  private final Limits limits;
  private final Optional<Path> prlimit;
  private final Sandbox sandbox;

  /**
   * Creates a runner with these limits.
   *
   * @param prlimit the program that sets memory limits, if available
   * @param sandbox the sandbox for the programs
   */
  Subprocess(Limits limits, Optional<Path> prlimit, Sandbox sandbox) {
    this.limits = limits;
    this.sandbox = sandbox;
    this.prlimit = prlimit;
  }

  /**
   * Runs a command with {@code input} as standard input and returns its output.
   *
   * @throws IOException if the program cannot be started, fails, or reaches a limit
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
    restrict(builder.environment());
    Process process = builder.start();
    var timeout =
        CompletableFuture.delayedExecutor(limits.time().toMillis(), TimeUnit.MILLISECONDS);
    CompletableFuture<Void> timeoutTask =
        CompletableFuture.runAsync(process::destroyForcibly, timeout);
    try (InputStream output = process.getInputStream()) {
      byte[] written = output.readNBytes(limits.outputBytes() + 1);
      if (written.length > limits.outputBytes()) {
        throw new IOException("output exceeds " + limits.outputBytes() + " bytes");
      }
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException("exit status " + status);
      }
      return written;
    } finally {
      timeoutTask.cancel(false);
      process.destroyForcibly();
    }
  }

  private List<String> limited(List<String> command) {
    List<String> full = new ArrayList<>();
    if (prlimit.isPresent()) {
      full.addAll(
          List.of(
              prlimit.get().toString(),
              "--as=" + limits.memoryBytes(),
              "--cpu=" + Math.max(1, limits.time().toSeconds()),
              "--nofile=64",
              "--core=0",
              "--fsize=0"));
      sandbox.processLimit().ifPresent(full::add);
    }
    full.addAll(command);
    return sandbox.wrap(full);
  }

  /**
   * Restricts the environment. OCR uses one thread, because other work needs the remaining cores.
   */
  private static void restrict(Map<String, String> environment) {
    environment.keySet().retainAll(PASSED_VARIABLES);
    environment.put("OMP_THREAD_LIMIT", "1");
    environment.put("LC_ALL", "C.UTF-8");
  }
}
