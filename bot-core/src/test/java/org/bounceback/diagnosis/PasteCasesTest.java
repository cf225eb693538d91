package org.bounceback.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.bounceback.bounce.upload.UploadUnwrapper;
import org.bounceback.hosting.ServerTable;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole diagnoses of pasted tables, log lines and other texts that are no messages. */
class PasteCasesTest {
  private static final List<String> RESOURCES =
      List.of(
          "pasted-reports.txt", "access-lines.txt", "gmail-originals.txt", "everyday-texts.txt");

  private static final DiagnosisEngine ENGINE =
      BundledData.engine(
          ServerTable.read(
              "servers.yaml",
              """
              servers:
                - {name: srv12, hosts: [srv12.example.net, mail.shop.example], addresses: [192.0.2.10], roles: [submission, outbound, inbound, forwarder]}
                - {name: mx1, hosts: [mx1.example.net], addresses: [192.0.2.15], roles: [inbound]}
                - {name: vps30, hosts: [vps30.example.net], addresses: [192.0.2.30], roles: [submission, outbound, inbound]}
              hosted: [example.net, shop.example, bakery.example, garage.example]
              """));

  static Stream<PasteCase> cases() {
    return RESOURCES.stream().flatMap(resource -> PasteCase.readAll(resource).stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void thePasteIsDiagnosed(PasteCase pasteCase) {
    List<Diagnosis> diagnoses =
        new UploadUnwrapper(BundledData.READER)
            .unwrap(pasteCase.name() + ".txt", pasteCase.bytes()).stream()
                .map(BundledData.READER::read)
                .map(each -> ENGINE.diagnose(each, DiagnosticProbes.NONE, HostingProbes.NONE))
                .toList();

    assertEquals(1, diagnoses.size());
    assertEquals(
        List.of(),
        pasteCase.mistakes(diagnoses.get(0)),
        () -> diagnoses.get(0).diagnosisTexts().toString());
  }
}
