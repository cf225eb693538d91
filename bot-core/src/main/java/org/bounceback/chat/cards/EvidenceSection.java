package org.bounceback.chat.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bounceback.chat.Block;
import org.bounceback.chat.Span;
import org.bounceback.data.UntrustedText;
import org.bounceback.findings.DiagnosisBasis;
import org.bounceback.findings.DiagnosisBasis.Claim;

/** Renders what a diagnosis rests on: each claim, how it is known, and a short passage. */
final class EvidenceSection {
  private static final int MAX_CLAIMS = 12;
  private static final int MAX_EXCERPT = 160;

  private final MessageBundle messageBundle;

  EvidenceSection(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
  }

  /** Returns the claims as a block; empty if there are none. */
  Optional<Block> block(DiagnosisBasis basis) {
    List<Block.LabeledField> fields = shown(basis).limit(MAX_CLAIMS).map(this::field).toList();
    return fields.isEmpty() ? Optional.empty() : Optional.of(new Block.Facts(fields));
  }

  /** Returns the claims as lines of text. */
  List<String> lines(DiagnosisBasis basis) {
    return shown(basis).map(this::field).map(EvidenceSection::line).toList();
  }

  /** Returns the claims that something is known about. */
  private static Stream<Claim> shown(DiagnosisBasis basis) {
    return basis.evidence().stream()
        .filter(claim -> !isUnknown(claim) || !claim.excerpt().isBlank());
  }

  private Block.LabeledField field(Claim claim) {
    int equals = claim.claim().indexOf('=');
    String name = equals < 0 ? claim.claim() : claim.claim().substring(0, equals);
    String value = equals < 0 ? "" : claim.claim().substring(equals + 1);
    List<Span> spans = new ArrayList<>();
    if (!value.isEmpty() && !isUnknown(claim)) {
      spans.add(Span.plain(value + messageBundle.text("evidence.separator")));
    }
    String excerpt = excerpt(claim);
    spans.add(Span.plain(basis(claim) + (excerpt.isEmpty() ? "" : " ")));
    if (!excerpt.isEmpty()) {
      spans.add(Span.code(excerpt));
    }
    return new Block.LabeledField(messageBundle.ofCode("evidence.claims.", name), spans);
  }

  private String basis(Claim claim) {
    if (isUnknown(claim)) {
      return messageBundle.text("evidence.contradicted");
    }
    return claim.basis().equals("stated")
        ? claim
            .source()
            .map(source -> messageBundle.ofCode("evidence.stated-", source))
            .orElseGet(() -> messageBundle.text("evidence.stated"))
        : messageBundle.ofCode("evidence.", claim.basis());
  }

  private static boolean isUnknown(Claim claim) {
    return claim.basis().equals("unknown");
  }

  /** Returns the passage on one line, shortened. */
  private static String excerpt(Claim claim) {
    String line = UntrustedText.clean(claim.excerpt()).replace('\n', ' ').strip();
    return UntrustedText.truncate(line, MAX_EXCERPT);
  }

  private static String line(Block.LabeledField field) {
    return field.spans().stream()
        .map(span -> span instanceof Span.Code ? "\"" + span.text() + "\"" : span.text())
        .collect(Collectors.joining("", field.label() + ": ", ""));
  }
}
