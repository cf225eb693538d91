package org.bounceback.ocr;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts a command into namespaces of its own (Linux): whoever takes over a program by a crafted
 * picture finds no network to send to and no process or file of ours.
 *
 * @param isolation what the prefix achieves
 * @param prefix the program that makes the namespaces, with its arguments; empty for none
 */
record Sandbox(Isolation isolation, List<String> prefix) {
  /** Without isolation. */
  static final Sandbox NONE = new Sandbox(Isolation.NONE, List.of());

  private static final Path PROGRAMS = Path.of("/usr");

  /** What programs need to start, beside {@link #PROGRAMS}; what is missing is passed over. */
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
   * Bubblewrap's: no {@code /proc} either, which a service manager or container may not allow to
   * mount.
   *
   * @param also folders that can be read, beside those of installed programs
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
    Stream<String> more =
        also.stream().filter(path -> !path.startsWith(PROGRAMS)).map(Path::toString);
    // A folder below /tmp is bound over the empty one.
    prefix.addAll(List.of("--tmpfs", "/tmp", "--dev-bind-try", "/dev/null", "/dev/null"));
    Stream.concat(READABLE.stream(), more)
        .forEach(path -> prefix.addAll(List.of("--ro-bind-try", path, path)));
    prefix.addAll(List.of("--chdir", "/tmp", "--"));
    return new Sandbox(Isolation.SANDBOX, prefix);
  }

  /** That of {@code unshare}, which is nearly everywhere. */
  static Sandbox unshare(Path unshare) {
    return new Sandbox(
        Isolation.NO_NETWORK,
        List.of(unshare.toString(), "--user", "--map-current-user", "--net", "--ipc", "--"));
  }

  /** The command inside the sandbox. */
  List<String> around(List<String> command) {
    return Stream.concat(prefix.stream(), command.stream()).toList();
  }

  /** The limit of processes counts by account, which is only ours alone inside a sandbox. */
  Optional<String> processLimit() {
    return isolation == Isolation.SANDBOX ? Optional.of("--nproc=16") : Optional.empty();
  }
}
