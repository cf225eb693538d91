package org.bounceback.app.cli.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bounceback.app.Hosting;
import org.bounceback.hosting.HostingPanel;
import org.bounceback.hosting.PanelException;
import org.bounceback.hosting.PanelPermission;
import org.bounceback.net.Deadline;

/** Whether the control panels answer, take our tokens, and let us do what we do with them. */
public final class PanelDoctor {
  private static final Duration MAX = Duration.ofSeconds(30);

  private final Hosting hosting;

  public PanelDoctor(Hosting hosting) {
    this.hosting = hosting;
  }

  /** One line of the examination. */
  public record Line(boolean well, String text) {}

  /** Empty where the servers file names no panel. */
  public List<Line> examine() throws InterruptedException {
    var lines = new ArrayList<Line>();
    for (HostingPanel panel : hosting.servers().panels()) {
      try {
        for (PanelPermission right : panel.rights(Deadline.after(MAX))) {
          lines.add(line(panel, right));
        }
      } catch (PanelException failed) {
        lines.add(new Line(false, "wrong panel of " + panel.server() + ": " + failed.words()));
      }
    }
    return lines;
  }

  /** What only matters for a part of the answers is a note, and not wrong. */
  private static Line line(HostingPanel panel, PanelPermission right) {
    String word = right.granted() ? "ok    " : right.needed() ? "wrong " : "note  ";
    return new Line(
        right.granted() || !right.needed(),
        word + "panel of " + panel.server() + ": the token " + right.words());
  }
}
