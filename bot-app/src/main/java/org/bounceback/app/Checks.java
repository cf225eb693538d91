package org.bounceback.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.bounceback.app.CannotRun.Status;
import org.bounceback.app.settings.Settings;
import org.bounceback.blocklist.BlocklistCheck;
import org.bounceback.blocklist.Catalogue;
import org.bounceback.data.BadData;

/** The checks of the article's steps, built from the settings. */
public final class Checks {

  private Checks() {}

  /**
   * The blocklist check.
   *
   * @throws CannotRun when the zones file cannot be used
   */
  public static BlocklistCheck blocklists(Settings settings, Network network, Clock clock)
      throws CannotRun {
    return new BlocklistCheck(network.dns(), catalogue(settings), clock);
  }

  private static Catalogue catalogue(Settings settings) throws CannotRun {
    Optional<Path> file = settings.path("blocklists.zones");
    if (file.isEmpty()) {
      return Catalogue.packaged();
    }
    try {
      return Catalogue.read(file.get().toString(), Files.readString(file.get()));
    } catch (BadData wrong) {
      throw new CannotRun(Status.USAGE, wrong.getMessage(), wrong);
    } catch (IOException unreadable) {
      throw new CannotRun(
          Status.UNREADABLE,
          "cannot read the zones file " + file.get() + "; check the path and its rights",
          unreadable);
    }
  }
}
