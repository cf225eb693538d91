package org.bounceback.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.bounceback.net.Deadline;
import org.bounceback.net.LoopbackDns;
import org.bounceback.sandbox.dns.Fault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Tests of the lists with their test entries. */
class ZonesCheckTest {
  private static final BlocklistCatalog CATALOGUE =
      BlocklistCatalog.read("zones", "bad.example\ngood.example\nother.example\nnames.example\n");

  @AutoClose private final LoopbackLists lists = new LoopbackLists();

  @Test
  void workingListsAreDistinguishedFromUnusableOnes() {
    lists.bad().empty();
    lists.server().faults().below("good.example", Fault.everyName("127.0.0.2"));
    lists.server().faults().below("names.example", Fault.refused());

    assertEquals(
        List.of("emptied", "lists-the-world", "sound", "refused"),
        run().stream()
            .map(result -> result.problem().map(ZoneResult.UnavailableReason::code).orElse("sound"))
            .toList());
  }

  @Test
  void manyRefusalsIndicateABlockedResolver() {
    lists.server().faults().everywhere(Fault.everyName("127.255.255.254"));

    String message = BlockedResolverDetector.warning(run()).orElseThrow();

    assertTrue(message.startsWith("4 of 4 lists refuse to answer this resolver"), message);
  }

  @Test
  void oneRefusalIndicatesAProblemOfThatList() {
    lists.server().faults().below("bad.example", Fault.refused());

    assertEquals(Optional.empty(), BlockedResolverDetector.warning(run()));
  }

  private List<ZonesCheck.Result> run() {
    return new ZonesCheck(
            lists.dns(),
            CATALOGUE,
            BlocklistCredentials.FREE,
            new ZoneHealth(lists.clock(), System::nanoTime),
            lists.clock())
        .run(Deadline.after(LoopbackDns.LONG_TIMEOUT));
  }
}
