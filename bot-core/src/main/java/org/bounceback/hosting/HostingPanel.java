package org.bounceback.hosting;

import java.util.List;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.Deadline;

/**
 * The control panel of one of our servers. The boundary behind which each vendor's way of asking
 * lies.
 *
 * <p>Implementations are safe for concurrent use, keep nothing and never retry. Every method waits
 * until the deadline at the latest and throws {@link PanelException} when the panel does not
 * answer, refuses the token, or does not offer what is asked.
 */
public interface HostingPanel {

  /** Which server it is the panel of: its name in the table of our servers. */
  String server();

  /** What the server is and which domains it hosts. */
  PanelInventory facts(Deadline deadline) throws PanelException, InterruptedException;

  /** From where the domain's mail leaves this server, and how mail to it is routed here. */
  DomainMailSetup mailOf(Domain domain, Deadline deadline)
      throws PanelException, InterruptedException;

  /**
   * What on this server blocks an address now.
   *
   * @return empty when nothing does
   */
  List<IpBan> blocks(Ip ip, Deadline deadline) throws PanelException, InterruptedException;

  /**
   * Ends a block.
   *
   * @return what the panel did, as a sentence; it may be that there was nothing to end any more
   */
  String lift(IpBan block, Deadline deadline) throws PanelException, InterruptedException;

  /**
   * What this server's log has on a mail, oldest first; lines of other mails are left out.
   *
   * @throws PanelException also when the panel keeps no log that it shows
   */
  List<MailLogLine> deliveries(MailLogQuery question, Deadline deadline)
      throws PanelException, InterruptedException;

  /** Whether the token may do each of the things above, for the operator. */
  List<PanelPermission> rights(Deadline deadline) throws PanelException, InterruptedException;
}
