package org.bounceback.hosting;

import java.util.List;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.Deadline;

/**
 * The control panel of one of our servers. This is the interface that each vendor's client
 * implements.
 *
 * <p>Implementations are safe for concurrent use, store nothing and never retry. Every method
 * blocks until the deadline at most and throws {@link PanelException} if the panel is unavailable,
 * rejects the token, or does not support the function.
 */
public interface HostingPanel {

  /** Returns the name of the server in the table of our servers. */
  String server();

  /** Returns information about the server and its hosted domains. */
  PanelInventory inventory(Deadline deadline) throws PanelException, InterruptedException;

  /** Returns how the server sends the domain's mail, and how it routes messages to it. */
  DomainMailSetup mailSetup(Domain domain, Deadline deadline)
      throws PanelException, InterruptedException;

  /**
   * Returns the current bans of an IP on this server.
   *
   * @return empty if there are none
   */
  List<IpBan> bans(Ip ip, Deadline deadline) throws PanelException, InterruptedException;

  /**
   * Removes a ban.
   *
   * @return the panel's action, as a sentence; a temporary ban may have expired already
   * @throws PanelException also if the panel cannot remove the ban, or reports that it is gone
   */
  String removeBan(IpBan block, Deadline deadline) throws PanelException, InterruptedException;

  /**
   * Returns this server's log lines about a message, oldest first, without lines about other
   * messages.
   *
   * @throws PanelException also if the panel does not provide a log
   */
  List<MailLogLine> logLines(MailLogQuery question, Deadline deadline)
      throws PanelException, InterruptedException;

  /** Tests which of the functions above the token permits, for the operator. */
  List<PanelPermission> permissions(Deadline deadline) throws PanelException, InterruptedException;
}
