package org.bounceback.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.bounceback.app.cli.Commands;
import org.bounceback.app.cli.Surroundings;
import org.bounceback.data.Resources;

/**
 * Runs the short commands once against the loopback internet, so that the launcher can archive the
 * classes that they load and start them faster.
 */
public final class Rehearsal {

  private Rehearsal() {}

  /** Runs them; what they print is of no interest. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("bounceback-rehearsal");
    Path mail = folder.resolve("mail.eml");
    Files.writeString(mail, Resources.text(Rehearsal.class, "listed.eml"));
    var around = Surroundings.ofThisProcess(folder);
    try (World world = World.open(Clock.systemUTC())) {
      String resolver = "127.0.0.1:" + world.dnsPort();
      world.list("zen.spamhaus.org").list("203.0.113.5", "127.0.0.4", "rehearsal");
      Commands.run(around, "blacklist", "--json", "203.0.113.5", "--resolver", resolver);
      Commands.run(around, "diagnose", "--json", mail.toString(), "--resolver", resolver);
    } finally {
      Files.delete(mail);
      Files.delete(folder);
    }
  }
}
