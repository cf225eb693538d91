package org.bounceback.panel;

import java.util.List;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.Deadline;

/**
 * The control panel of one of our servers. The boundary behind which each vendor's way of asking
 * lies.
 *
 * <p>Implementations are safe for concurrent use, keep nothing and never retry. Every method waits
 * until the deadline at the latest and throws {@link PanelFailed} when the panel does not answer,
 * refuses the token, or does not offer what is asked.
 */
public interface HostingPanel {

  /** Which server it is the panel of: its name in the table of our servers. */
  String server();

  /** What the server is and which domains it hosts. */
  PanelFacts facts(Deadline deadline) throws PanelFailed, InterruptedException;

  /** From where the domain's mail leaves this server, and how mail to it is routed here. */
  DomainMail mailOf(Domain domain, Deadline deadline) throws PanelFailed, InterruptedException;

  /**
   * What on this server blocks an address now.
   *
   * @return empty when nothing does
   */
  List<OwnBlock> blocks(Ip ip, Deadline deadline) throws PanelFailed, InterruptedException;

  /**
   * Ends a block.
   *
   * @return what the panel did, as a sentence; it may be that there was nothing to end any more
   */
  String lift(OwnBlock block, Deadline deadline) throws PanelFailed, InterruptedException;

  /**
   * What this server's log has on a mail, oldest first; lines of other mails are left out.
   *
   * @throws PanelFailed also when the panel keeps no log that it shows
   */
  List<LogLine> deliveries(MailQuestion question, Deadline deadline)
      throws PanelFailed, InterruptedException;

  /** Whether the token may do each of the things above, for the operator. */
  List<PanelRight> rights(Deadline deadline) throws PanelFailed, InterruptedException;
}
