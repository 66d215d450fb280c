<?php
/**
 * A block for each element. The page's markup is written when the page is shown, so that a change of settings reaches every block.
 *
 * @package CopElements
 */

namespace CopElements;

defined( 'ABSPATH' ) || exit;

const EDITOR_HANDLE = 'cop-elements-editor';

add_action( 'init', __NAMESPACE__ . '\register_blocks' );
add_filter( 'block_categories_all', __NAMESPACE__ . '\add_category' );

function add_category( $categories ) {
	$ours = array(
		'slug'  => 'cop-elements',
		'title' => __( 'Community of practice', 'cop-elements' ),
	);
	return array_merge( $categories, array( $ours ) );
}

/** `cop-member-directory` is the block `cop-elements/member-directory`. */
function block_name( $tag ) {
	return 'cop-elements/' . substr( $tag, strlen( 'cop-' ) );
}

function register_blocks() {
	register_editor_script();
	foreach ( elements() as $tag => $element ) {
		register_block_type(
			block_name( $tag ),
			array(
				'api_version'           => 2,
				'title'                 => $element['title'],
				'description'           => $element['description'],
				'category'              => 'cop-elements',
				'icon'                  => 'groups',
				'supports'              => array(
					'html'  => false,
					'align' => array( 'wide', 'full' ),
				),
				'attributes'            => block_attributes( $element ),
				'editor_script_handles' => array( EDITOR_HANDLE ),
				'render_callback'       => function ( $attributes ) use ( $tag ) {
					$community = (string) ( $attributes['community'] ?? '' );
					return sprintf( '<div %s>%s</div>', get_block_wrapper_attributes(), markup( $tag, $attributes, $community ) );
				},
			)
		);
	}
}

/** No default of ours is written into a post: what an element does by itself may become better. */
function block_attributes( $element ) {
	$attributes = array( 'community' => array( 'type' => 'string' ) );
	foreach ( $element['attributes'] as $name => $about ) {
		$type                = in_array( $about['type'], array( 'number', 'boolean' ), true ) ? $about['type'] : 'string';
		$attributes[ $name ] = array( 'type' => $type );
	}
	return $attributes;
}

function register_editor_script() {
	$uses = array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element', 'wp-i18n', 'wp-server-side-render' );
	wp_register_script( EDITOR_HANDLE, plugins_url( 'editor.js', PLUGIN_FILE ), $uses, plugin_version(), true );
	wp_set_script_translations( EDITOR_HANDLE, 'cop-elements' );
	$blocks = array();
	foreach ( elements() as $tag => $element ) {
		$blocks[ block_name( $tag ) ] = array(
			'needs'      => $element['needs'],
			'attributes' => (object) $element['attributes'],
		);
	}
	wp_add_inline_script( EDITOR_HANDLE, 'window.copElementsBlocks = ' . wp_json_encode( $blocks, JSON_HEX_TAG ) . ';', 'before' );
}
