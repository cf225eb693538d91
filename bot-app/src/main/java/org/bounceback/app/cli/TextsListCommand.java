package org.bounceback.app.cli;

import org.bounceback.advice.Language;
import org.bounceback.advice.LocalizedText;
import org.bounceback.advice.TextCatalog;
import org.bounceback.app.BundledTexts;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the keys of the texts with their bundled texts. */
@CommandLine.Command(
    name = "list",
    description = "Lists the keys of all texts, with the built-in text.")
final class TextsListCommand extends Command {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PREFIX",
      description = "lists only keys that begin with this")
  private String prefix = "";

  @Option(names = "--language", paramLabel = "CODE", description = "en, de, fr or es (default: en)")
  private String code = Language.ENGLISH.code();

  TextsListCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException {
    Language language =
        Language.ofTag(code)
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        Status.USAGE, "there is no language " + code + "; use en, de, fr or es"));
    TextCatalog texts = BundledTexts.load();
    for (String key : texts.keys()) {
      if (key.startsWith(prefix)) {
        String text = texts.find(key).map(each -> line(each, language)).orElse("");
        environment.out().println(key + "\t" + text);
      }
    }
    return Status.DONE;
  }

  private static String line(LocalizedText text, Language language) {
    return text.in(language).replace("\n", "\\n");
  }
}
