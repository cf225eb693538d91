package org.bounceback.ocr;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs a command in separate namespaces (Linux). An attacker who takes over a program with a
 * crafted picture finds no network and none of our processes or files.
 *
 * @param isolation the isolation that the prefix provides
 * @param prefix the program that creates the namespaces, with its arguments; empty for none
 */
record Sandbox(Isolation isolation, List<String> prefix) {
  /** No isolation. */
  static final Sandbox NONE = new Sandbox(Isolation.NONE, List.of());

  private static final Path PROGRAMS = Path.of("/usr");

  /**
   * Paths that programs need to start, in addition to {@link #PROGRAMS}; missing ones are ignored.
   */
  private static final List<String> READABLE =
      List.of(
          "/lib",
          "/lib32",
          "/lib64",
          "/bin",
          "/etc/ld.so.cache",
          "/etc/alternatives",
          "/etc/fonts",
          "/opt/homebrew");

  Sandbox {
    prefix = List.copyOf(prefix);
  }

  /**
   * A Bubblewrap sandbox. It does not mount {@code /proc}, because a service manager or container
   * may forbid that.
   *
   * @param also readable folders in addition to those of installed programs
   */
  static Sandbox bubblewrap(Path bwrap, List<Path> also) {
    var prefix =
        new ArrayList<>(
            List.of(
                bwrap.toString(),
                "--unshare-all",
                "--die-with-parent",
                "--new-session",
                "--cap-drop",
                "ALL",
                "--ro-bind",
                PROGRAMS.toString(),
                PROGRAMS.toString()));
    Stream<String> additional =
        also.stream().filter(path -> !path.startsWith(PROGRAMS)).map(Path::toString);
    // A folder below /tmp is mounted over the empty one.
    prefix.addAll(List.of("--tmpfs", "/tmp", "--dev-bind-try", "/dev/null", "/dev/null"));
    Stream.concat(READABLE.stream(), additional)
        .forEach(path -> prefix.addAll(List.of("--ro-bind-try", path, path)));
    prefix.addAll(List.of("--chdir", "/tmp", "--"));
    return new Sandbox(Isolation.SANDBOX, prefix);
  }

  /** A sandbox by {@code unshare}, which is available on nearly all systems. */
  static Sandbox unshare(Path unshare) {
    return new Sandbox(
        Isolation.NO_NETWORK,
        List.of(unshare.toString(), "--user", "--map-current-user", "--net", "--ipc", "--"));
  }

  /** Returns the command inside the sandbox. */
  List<String> wrap(List<String> command) {
    return Stream.concat(prefix.stream(), command.stream()).toList();
  }

  /** Returns the process limit. It counts per account, so it is only used in a full sandbox. */
  Optional<String> processLimit() {
    return isolation == Isolation.SANDBOX ? Optional.of("--nproc=16") : Optional.empty();
  }
}
