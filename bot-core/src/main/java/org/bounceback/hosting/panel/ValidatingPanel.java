package org.bounceback.hosting.panel;

import java.util.List;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.data.InvalidDataException;
import org.bounceback.hosting.DomainMailSetup;
import org.bounceback.hosting.HostingPanel;
import org.bounceback.hosting.IpBan;
import org.bounceback.hosting.MailLogLine;
import org.bounceback.hosting.MailLogQuery;
import org.bounceback.hosting.PanelException;
import org.bounceback.hosting.PanelException.Cause;
import org.bounceback.hosting.PanelInventory;
import org.bounceback.hosting.PanelPermission;
import org.bounceback.net.Deadline;

/** A panel that reports responses with an unexpected structure as {@link PanelException}. */
public final class ValidatingPanel implements HostingPanel {
  private final HostingPanel panel;

  public ValidatingPanel(HostingPanel panel) {
    this.panel = panel;
  }

  @Override
  public String server() {
    return panel.server();
  }

  @Override
  public PanelInventory inventory(Deadline deadline) throws PanelException, InterruptedException {
    return read(() -> panel.inventory(deadline));
  }

  @Override
  public DomainMailSetup mailSetup(Domain domain, Deadline deadline)
      throws PanelException, InterruptedException {
    return read(() -> panel.mailSetup(domain, deadline));
  }

  @Override
  public List<IpBan> bans(Ip ip, Deadline deadline) throws PanelException, InterruptedException {
    return read(() -> panel.bans(ip, deadline));
  }

  @Override
  public String removeBan(IpBan block, Deadline deadline)
      throws PanelException, InterruptedException {
    return read(() -> panel.removeBan(block, deadline));
  }

  @Override
  public List<MailLogLine> logLines(MailLogQuery question, Deadline deadline)
      throws PanelException, InterruptedException {
    return read(() -> panel.logLines(question, deadline));
  }

  @Override
  public List<PanelPermission> permissions(Deadline deadline)
      throws PanelException, InterruptedException {
    return read(() -> panel.permissions(deadline));
  }

  /** A request. */
  private interface Question<T> {
    T ask() throws PanelException, InterruptedException;
  }

  private <T> T read(Question<T> question) throws PanelException, InterruptedException {
    try {
      return question.ask();
    } catch (InvalidDataException invalid) {
      throw new PanelException(
          Cause.UNREADABLE,
          "the panel of "
              + panel.server()
              + " sent a response with an unexpected structure: "
              + invalid.getMessage(),
          invalid);
    }
  }
}
