package org.bounceback.bounce.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks the ids that servers give to accepted messages. */
class RemoteQueueIdTest {
  @ParameterizedTest
  @CsvSource({
    "250 2.0.0 Ok: queued as 4dKq1Z2m7z, 4dKq1Z2m7z",
    "250 OK id=1vQa2B-0000Xy-01, 1vQa2B-0000Xy-01",
    "250 2.0.0 4B1AbC12 Message accepted for delivery, ",
    "'250 2.6.0 <a@b.example> [InternalId=47124711, Hostname=x] Queued mail for delivery',"
        + " 47124711",
    "250 2.6.0 <a@b.example> Queued mail for delivery -> 250 2.1.5, ",
  })
  void findsOnlyWhatIsCalledAnId(String reply, String id) {
    assertEquals(Optional.ofNullable(id), RemoteQueueId.of(reply));
  }
}
