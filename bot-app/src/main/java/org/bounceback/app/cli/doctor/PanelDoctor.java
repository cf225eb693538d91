package org.bounceback.app.cli.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bounceback.app.Hosting;
import org.bounceback.hosting.HostingPanel;
import org.bounceback.hosting.PanelException;
import org.bounceback.hosting.PanelPermission;
import org.bounceback.net.Deadline;

/**
 * Checks whether the control panels respond, accept our tokens, and grant the needed permissions.
 */
public final class PanelDoctor {
  private static final Duration MAX = Duration.ofSeconds(30);

  private final Hosting hosting;

  public PanelDoctor(Hosting hosting) {
    this.hosting = hosting;
  }

  /** One line of the result. */
  public record Line(boolean well, String text) {}

  /** Returns the results; empty if the servers file contains no panel. */
  public List<Line> examine() throws InterruptedException {
    var lines = new ArrayList<Line>();
    for (HostingPanel panel : hosting.servers().panels()) {
      try {
        for (PanelPermission right : panel.permissions(Deadline.after(MAX))) {
          lines.add(line(panel, right));
        }
      } catch (PanelException failed) {
        lines.add(new Line(false, "wrong panel of " + panel.server() + ": " + failed.message()));
      }
    }
    return lines;
  }

  /** A permission that is only needed for some answers is a note, not an error. */
  private static Line line(HostingPanel panel, PanelPermission permission) {
    String word = permission.granted() ? "ok    " : permission.required() ? "wrong " : "note  ";
    return new Line(
        permission.granted() || !permission.required(),
        word + "panel of " + panel.server() + ": the token " + permission.description());
  }
}
