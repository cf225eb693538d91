package org.bounceback.hosting;

import java.util.List;
import org.bounceback.address.Ip;
import org.bounceback.net.Deadline;

/**
 * What our own servers block. The boundary behind which control panels and firewalls lie.
 *
 * <p>Implementations are safe for concurrent use and answer by the deadline at the latest.
 */
@FunctionalInterface
public interface IpBanLookup {

  /** Nobody can be asked. */
  IpBanLookup UNKNOWN = (ip, deadline) -> new Answer(List.of(), false);

  /** Which of our servers block an address now. */
  Answer of(Ip ip, Deadline deadline);

  /**
   * What was found.
   *
   * @param blocks those that stand
   * @param complete whether every server of ours was asked; if not, there may be others
   */
  record Answer(List<Block> blocks, boolean complete) {
    public Answer {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * One block.
   *
   * @param server our name for the server
   * @param by what blocks there, for people, such as {@code cPHulk}
   * @param why in its words; may be empty
   */
  record Block(String server, String by, String why) {}
}
