"""Pictures and words as data: layout, scales, plan, statements; nothing here paints."""
