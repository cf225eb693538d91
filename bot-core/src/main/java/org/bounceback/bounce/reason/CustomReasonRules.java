package org.bounceback.bounce.reason;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.ReasonDecision;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.InvalidDataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator's rules, in a file with the format of {@code reason-rules.yaml}. They are tried
 * before the bundled rules, in file order, first on the reply and then on the rest of the report.
 *
 * <p>Each rule is tested when the file is loaded: it must match its own examples. A changed file is
 * loaded when the next message is read. If the new file is invalid, a warning is logged and the
 * previous rules stay active. Safe for concurrent use.
 */
public final class CustomReasonRules {
  /** No rules. */
  public static final CustomReasonRules NONE = new CustomReasonRules();

  private static final Logger LOG = LoggerFactory.getLogger(CustomReasonRules.class);
  private static final long MAX = 1024 * 1024;

  private final Optional<Path> file;
  private volatile Loaded loaded;

  private CustomReasonRules() {
    this.file = Optional.empty();
    this.loaded = new Loaded(FileTime.fromMillis(0), rules(List.of()));
  }

  private CustomReasonRules(Path file) throws IOException {
    this.file = Optional.of(file);
    this.loaded = load(file);
  }

  private record Loaded(FileTime modified, ReasonRules rules) {}

  /**
   * Loads the rules of a file.
   *
   * @throws IllegalArgumentException if the file cannot be read, is not a list of rules, or a rule
   *     does not match its example
   */
  public static CustomReasonRules in(Path file) {
    try {
      return new CustomReasonRules(file);
    } catch (IOException | InvalidDataException broken) {
      throw new IllegalArgumentException("bounce.rules: " + broken.getMessage(), broken);
    }
  }

  /** Returns the decision of the first matching rule; empty when no rule matches. */
  public Optional<ReasonDecision> decide(
      RejectionReply rejectionReply, RejectionReply context, String status, String code) {
    file.ifPresent(this::reloadIfChanged);
    return loaded.rules().decideByAnyRule(rejectionReply, context, status, code);
  }

  private void reloadIfChanged(Path path) {
    try {
      if (!Files.getLastModifiedTime(path).equals(loaded.modified())) {
        loaded = load(path);
        LOG.info("rules reloaded file={}", path);
      }
    } catch (IOException | InvalidDataException broken) {
      LOG.warn("rules not reloaded file={} reason={}", path, broken.getMessage());
      loaded = new Loaded(modified(path), loaded.rules());
    }
  }

  private FileTime modified(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException missing) {
      LOG.debug("rules file missing file={}", path, missing);
      return loaded.modified();
    }
  }

  private static Loaded load(Path path) throws IOException {
    if (Files.size(path) > MAX) {
      throw new IOException(path + " is longer than 1 MiB");
    }
    FileTime modified = Files.getLastModifiedTime(path);
    List<ReasonRule> list =
        DocumentCodec.yaml(path.toString(), Files.readString(path)).list().stream()
            .map(ReasonRule::parse)
            .toList();
    ReasonRules rules = rules(list);
    list.forEach(rule -> test(rule, rules));
    return new Loaded(modified, rules);
  }

  private static ReasonRules rules(List<ReasonRule> list) {
    return new ReasonRules(list, EnhancedStatusCodes.load());
  }

  private static void test(ReasonRule rule, ReasonRules rules) {
    for (String example : rule.examples()) {
      RejectionReply rejectionReply = RejectionReply.of(example);
      String status = rejectionReply.statuses().stream().findFirst().orElse("");
      String decided =
          rules
              .decideByAnyRule(
                  rejectionReply, RejectionReply.NONE, status, rejectionReply.code().orElse(""))
              .map(ReasonDecision::ruleId)
              .orElse("no rule");
      if (!decided.equals(rule.id())) {
        throw new InvalidDataException(
            "rule %s does not decide its example \"%s\", %s does"
                .formatted(rule.id(), example, decided));
      }
    }
  }
}
