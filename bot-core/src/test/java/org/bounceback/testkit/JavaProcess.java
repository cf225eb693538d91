package org.bounceback.testkit;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts a Java program of the tests in a process of its own. */
public final class JavaProcess {
  private JavaProcess() {}

  /**
   * Starts the main class with the class path of the tests; its errors are printed.
   *
   * @param flags for the virtual machine, such as {@code -Xmx256m}
   */
  public static Process start(List<String> flags, Class<?> main, List<String> arguments)
      throws IOException {
    return new ProcessBuilder(command(flags, main, arguments))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Starts the main class like {@link #start}, and prints its output too. */
  public static Process startPrinting(List<String> flags, Class<?> main, List<String> arguments)
      throws IOException {
    return new ProcessBuilder(command(flags, main, arguments)).inheritIO().start();
  }

  /** Starts the main class like {@link #start} with the umask, such as {@code 022}. */
  public static Process startWithUmask(String umask, Class<?> main, List<String> arguments)
      throws IOException {
    var command =
        new ArrayList<>(List.of("bash", "-c", "umask " + umask + "; exec \"$@\"", "bash"));
    command.addAll(command(List.of(), main, arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static List<String> command(List<String> flags, Class<?> main, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(arguments);
    return command;
  }

  /** Returns the class path, also if the test launcher uses its own class loader. */
  private static String classPath() {
    return JavaProcess.class.getClassLoader() instanceof URLClassLoader loader
        ? Stream.of(loader.getURLs())
            .map(url -> Path.of(URI.create(url.toString())).toString())
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }
}
