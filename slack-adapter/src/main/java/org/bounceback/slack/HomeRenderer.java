package org.bounceback.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.element.BlockElement;
import java.util.ArrayList;
import java.util.List;
import org.bounceback.chat.HomePage;

/** Renders the home page as Block Kit blocks. The home tab has at most 100 blocks. */
final class HomeRenderer {
  private static final int MAX_HEADER = 150;
  private static final int MAX_TEXT = 2000;
  private static final int MAX_ACTIONS = 25;

  private HomeRenderer() {}

  static List<LayoutBlock> of(HomePage page) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(text(page.headline()));
    List<BlockElement> actions =
        page.actions().stream().limit(MAX_ACTIONS).map(ActionsBlockRenderer::button).toList();
    blocks.add(ActionsBlock.builder().elements(actions).build());
    page.sections().forEach(section -> add(blocks, section));
    return blocks;
  }

  private static void add(List<LayoutBlock> blocks, HomePage.Section section) {
    blocks.add(
        HeaderBlock.builder()
            .text(ActionsBlockRenderer.plain(section.title(), MAX_HEADER))
            .build());
    if (section.rows().isEmpty()) {
      blocks.add(
          ContextBlock.builder()
              .elements(List.of(ActionsBlockRenderer.plain(section.empty(), MAX_TEXT)))
              .build());
    }
    section.rows().forEach(row -> blocks.add(row(row)));
  }

  private static LayoutBlock row(HomePage.Row row) {
    return SectionBlock.builder()
        .text(ActionsBlockRenderer.plain(row.title() + "\n" + row.detail(), MAX_TEXT))
        .accessory(ActionsBlockRenderer.button(row.button()))
        .build();
  }

  private static LayoutBlock text(String text) {
    return SectionBlock.builder().text(ActionsBlockRenderer.plain(text, MAX_TEXT)).build();
  }
}
