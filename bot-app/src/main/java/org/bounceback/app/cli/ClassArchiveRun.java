package org.bounceback.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.bounceback.app.demo.DemoWorld;
import org.bounceback.app.demo.TemporaryFolder;
import org.bounceback.data.Resources;

/**
 * Runs the short commands once against a simulated network, so that the launcher can archive the
 * classes that they load and start faster.
 */
public final class ClassArchiveRun {
  private static final List<String> MAILS =
      List.of("listed.eml", "unknown-user.eml", "without-header.txt");

  private ClassArchiveRun() {}

  /** Runs the commands; their output is not used. */
  public static void main(String[] arguments) throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.create("bounceback-rehearsal");
        DemoWorld demoWorld = DemoWorld.open(Clock.systemUTC())) {
      Path mails = Files.createDirectory(folder.path().resolve("mails"));
      for (String name : MAILS) {
        Files.writeString(mails.resolve(name), Resources.text(DemoWorld.class, name));
      }
      String mail = mails.resolve(MAILS.get(0)).toString();
      var environment = CommandEnvironment.ofThisProcess(folder.path());
      String resolver = "127.0.0.1:" + demoWorld.dnsPort();
      demoWorld.list("zen.spamhaus.org").list("203.0.113.5", "127.0.0.4", "rehearsal");
      Commands.run(environment, "blacklist", "--json", "203.0.113.5", "--resolver", resolver);
      Commands.run(environment, "diagnose", "--json", mail, "--resolver", resolver);
      Commands.run(environment, "diagnose", "--json", "--offline", mails.toString());
    }
  }
}
